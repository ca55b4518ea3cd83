import type { PlaceId, ProjectId } from '../../../contracts/reply'
import { useRequest } from '../../hooks/use-request'

const MOST = 50

/** Titles of the community's latest projects: the ledger knows projects by their ids only. */
export function useTitles(community: PlaceId): ReadonlyMap<ProjectId, string> {
  const list = useRequest('projects.list', { community, limit: MOST })
  return new Map(list.face === 'ready' ? list.data.items.map(({ id, title }) => [id, title]) : [])
}
