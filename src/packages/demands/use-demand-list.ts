import { useState } from 'react'
import type { ImportReport } from '../../../contracts/places'
import type { PlaceId } from '../../../contracts/reply'
import { useCommand, type CommandCall } from '../../hooks/use-command'
import { newRequestId } from '../../services/intention'
import { partsOf } from '../../services/parts'
import { linesOf, type LineProblem, type ReadDemands } from './demand-rows'

export interface ListReport extends Pick<ImportReport, 'rows' | 'added' | 'unchanged'> { readonly dryRun: boolean; readonly problems: readonly LineProblem[] }
interface Asked { readonly place: PlaceId; readonly source: string; readonly read: ReadDemands }

interface DemandList extends Pick<CommandCall, 'busy' | 'refusal'> {
  readonly report: ListReport | null
  /** Which part is on its way. */
  readonly sent: { readonly part: number; readonly parts: number } | null
  readonly taking: boolean
  readonly reset: () => void
  /** Sends the whole table part by part, and has it tried. */
  readonly check: (asked: Asked) => Promise<void>
  /** Takes over what was tried; true when it is done. */
  readonly take: (asked: Asked) => Promise<boolean>
}

/** Tries a demand list, then takes it over: the cloud holds all of it before the first line is written, so it is the whole table or nothing. */
export function useDemandList(): DemandList {
  const [report, setReport] = useState<ListReport | null>(null)
  const [sent, setSent] = useState<DemandList['sent']>(null)
  const [staged, setStaged] = useState<{ readonly list: string; readonly parts: number } | null>(null)
  const [taking, setTaking] = useState(false)
  const { busy, refusal, forget, run } = useCommand()

  const ask = async ({ place, source, read }: Asked, { name, dryRun }: { readonly name: { readonly list: string; readonly parts: number }; readonly dryRun: boolean }): Promise<boolean> => {
    const reply = await run('proposals.importDemands', { place, source, ...name, dryRun })
    if (reply.ok) setReport({ ...reply.data, dryRun, problems: linesOf(reply.data.problems, read) })
    return reply.ok && reply.data.problems.length === 0
  }
  return {
    busy, refusal, report, sent, taking,
    reset: () => {
      forget()
      setReport(null)
      setStaged(null)
    },
    check: async (asked) => {
      const parts = partsOf(asked.read.rows)
      const name = { list: await newRequestId(), parts: parts.length }
      for (const [part, rows] of parts.entries()) {
        setSent({ part, parts: parts.length })
        const reply = await run('proposals.stageDemands', { place: asked.place, list: name.list, part, rows: rows.map((row) => ({ ...row })) })
        if (!reply.ok) return setSent(null)
      }
      setSent(null)
      setStaged(name)
      await ask(asked, { name, dryRun: true })
    },
    take: async (asked) => {
      if (staged === null) return false
      setTaking(true)
      const done = await ask(asked, { name: staged, dryRun: false })
      setTaking(false)
      return done
    },
  }
}
