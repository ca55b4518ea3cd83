import type { ProjectId } from '../../../contracts/reply'
import { useRequest } from '../../hooks/use-request'

const MOST = 50

/** Titles of the latest projects: the ledger knows them by their ids only, and a fund serves many communities. */
export function useTitles(): ReadonlyMap<ProjectId, string> {
  const list = useRequest('projects.list', { limit: MOST })
  return new Map(list.face === 'ready' ? list.data.items.map(({ id, title }) => [id, title]) : [])
}
