import { useState } from 'react'
import type { ImportReport } from '../../../contracts/places'
import type { PlaceId } from '../../../contracts/reply'
import { useCommand, type CommandCall } from '../../hooks/use-command'
import { linesOf, type LineProblem, type ReadRoster } from './roster-rows'

/** What the cloud takes at once. */
const BATCH = 500

export interface RosterReport { readonly dryRun: boolean; readonly rows: number; readonly added: number; readonly changed: number; readonly unchanged: number; readonly problems: readonly LineProblem[] }

const START: RosterReport = { dryRun: true, rows: 0, added: 0, changed: 0, unchanged: 0, problems: [] }
const sum = (total: RosterReport, { rows, added, changed, unchanged }: ImportReport): RosterReport => ({ ...total, rows: total.rows + rows, added: total.added + added, changed: total.changed + changed, unchanged: total.unchanged + unchanged })

interface RosterImport extends Pick<CommandCall, 'busy' | 'refusal'> {
  readonly report: RosterReport | null
  readonly reset: () => void
  readonly run: (community: PlaceId, roster: ReadRoster, dryRun: boolean) => void
}

/** Tries a roster, then takes it over: every part is tried before the first is written, and repeating it changes nothing. */
export function useRoster(): RosterImport {
  const [report, setReport] = useState<RosterReport | null>(null)
  const { busy, refusal, forget, run } = useCommand()

  const go = async (community: PlaceId, { rows, lines }: ReadRoster, dryRun: boolean): Promise<void> => {
    let total: RosterReport = { ...START, dryRun }
    for (let before = 0; before < rows.length; before += BATCH) {
      const part = rows.slice(before, before + BATCH).map((row) => ({ ...row, members: [...row.members] }))
      const reply = await run('households.import', { community, rows: part, dryRun })
      if (!reply.ok) return
      total = sum({ ...total, problems: [...total.problems, ...linesOf(reply.data.problems, { lines, before })] }, reply.data)
      if (!dryRun && total.problems.length > 0) break
    }
    setReport(total)
  }
  return {
    busy, refusal, report,
    reset: () => {
      forget()
      setReport(null)
    },
    run: (community, roster, dryRun) => void go(community, roster, dryRun),
  }
}
