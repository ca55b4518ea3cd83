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

/** Whoever approves, confirms a count, or signs or publishes a correction, does so to what is on the screen and to nothing else. */
const saysWhatItSaw = (command: Command): boolean => command.startsWith('approvals.') || command === 'councils.close' || command === 'publications.signCorrection' || command === 'publications.supersede'

/** Carries out the commands of one project for `Actions` and `ActionForm`; some of them name the version that the page has `seen`. */
export function useProjectCommand(project: ProjectId, onDone: (done: CommandDone) => void, seen?: number): ProjectCommand {
  const { busy, refusal, forget, run } = useCommand()
  return {
    busy,
    refusal,
    forget,
    run: async (command, input) => {
      // The names come from FORMS, which the compiler checks; the values are checked at the door.
      const reply = await run(command, { project, ...(seen !== undefined && saysWhatItSaw(command) ? { expectedVersion: seen } : {}), ...input } as AllOperations[Command]['input'])
      if (reply.ok) onDone(reply.data)
      return reply.ok
    },
  }
}
