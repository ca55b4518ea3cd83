import type { CommandDone } from '../../contracts/operations'
import type { AllOperations } from '../services/operations'
import type { ProjectId, Refusal } from '../../contracts/reply'
import type { Command } from '../../contracts/vocabulary'
import { useCommand } from './use-command'

export interface ProjectCommand {
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly forget: () => void
  readonly run: (command: Command, input: Readonly<Record<string, unknown>>) => Promise<boolean>
}

/** Carries out the commands of one project for `Actions` and `ActionForm`. An approval, and who confirms a count, names the version that the page has `seen`. */
export function useProjectCommand(project: ProjectId, onDone: (done: CommandDone) => void, seen?: number): ProjectCommand {
  const { busy, refusal, forget, run } = useCommand()
  return {
    busy,
    refusal,
    forget,
    run: async (command, input) => {
      // The names come from FORMS, which the compiler checks; the values are checked at the door.
      const reply = await run(command, { project, ...(seen !== undefined && (command.startsWith('approvals.') || command === 'councils.close') ? { expectedVersion: seen } : {}), ...input } as AllOperations[Command]['input'])
      if (reply.ok) onDone(reply.data)
      return reply.ok
    },
  }
}
