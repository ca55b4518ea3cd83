import { useState } from 'react'
import type { ImportReport } from '../../../contracts/places'
import type { PlaceId } from '../../../contracts/reply'
import { useCommand, type CommandCall } from '../../hooks/use-command'
import { newRequestId } from '../../services/intention'
import { partsOf } from '../../services/parts'
import { linesOf, type LineProblem, type ReadRoster } from './roster-rows'

export interface RosterReport extends Pick<ImportReport, 'rows' | 'added' | 'changed' | 'unchanged'> { readonly dryRun: boolean; readonly problems: readonly LineProblem[] }
export interface Sent { readonly part: number; readonly parts: number }

interface RosterImport extends Pick<CommandCall, 'busy' | 'refusal'> {
  readonly report: RosterReport | null
  readonly sent: Sent | null
  readonly reset: () => void
  /** Sends the whole table part by part, and has it tried. */
  readonly check: (community: PlaceId, roster: ReadRoster) => void
  /** Takes over what was tried. */
  readonly take: (community: PlaceId, roster: ReadRoster) => void
}

/** Tries a roster, then takes it over: the cloud holds all of it before the first door is written, so it is the whole table or nothing. */
export function useRoster(): RosterImport {
  const [report, setReport] = useState<RosterReport | null>(null)
  const [sent, setSent] = useState<Sent | null>(null)
  const [staged, setStaged] = useState<{ readonly import: string; readonly parts: number } | null>(null)
  const { busy, refusal, forget, run } = useCommand()

  const ask = async (community: PlaceId, roster: ReadRoster, { name, dryRun }: { readonly name: { readonly import: string; readonly parts: number }; readonly dryRun: boolean }): Promise<void> => {
    const reply = await run('households.import', { community, staged: name, dryRun })
    if (reply.ok) setReport({ ...reply.data, dryRun, problems: linesOf(reply.data.problems, roster) })
  }
  const check = async (community: PlaceId, roster: ReadRoster): Promise<void> => {
    const parts = partsOf(roster.rows)
    const name = { import: await newRequestId(), parts: parts.length }
    for (const [part, rows] of parts.entries()) {
      setSent({ part, parts: parts.length })
      const reply = await run('households.stage', { community, import: name.import, part, rows: rows.map((row) => ({ ...row, members: row.members.map((one) => ({ ...one })) })) })
      if (!reply.ok) return setSent(null)
    }
    setSent(null)
    setStaged(name)
    await ask(community, roster, { name, dryRun: true })
  }
  return {
    busy, refusal, report, sent,
    reset: () => {
      forget()
      setReport(null)
      setStaged(null)
    },
    check: (community, roster) => void check(community, roster),
    take: (community, roster) => {
      if (staged !== null) void ask(community, roster, { name: staged, dryRun: false })
    },
  }
}
