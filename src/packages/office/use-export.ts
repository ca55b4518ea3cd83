import { useState } from 'react'
import type { Refusal } from '../../../contracts/reply'
import { OFFICE } from '../../copy/office'
import { saveText } from '../../services/save-text'
import { today } from '../../services/today'
import { everyProject, projectsCsv } from './export-projects'

interface State { readonly face: 'still' | 'busy' | 'saved' | 'copied'; readonly found: number; readonly refusal: Refusal | null }

/** Takes every project that the filters find out of the paged list, and hands them over as one file. */
export function useExport(): State & { readonly run: (filters: Parameters<typeof everyProject>[0]) => void } {
  const [state, setState] = useState<State>({ face: 'still', found: 0, refusal: null })
  const save = async (filters: Parameters<typeof everyProject>[0]): Promise<void> => {
    setState({ face: 'busy', found: 0, refusal: null })
    const reply = await everyProject(filters, (found) => setState({ face: 'busy', found, refusal: null }))
    if (!reply.ok) return setState({ face: 'still', found: 0, refusal: reply.refusal })
    const face = await saveText(OFFICE.fileName(today()), projectsCsv(reply.data))
    setState({ face, found: reply.data.length, refusal: null })
  }
  return { ...state, run: (filters) => void save(filters) }
}
