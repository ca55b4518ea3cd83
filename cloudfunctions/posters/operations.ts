import { PROJECT_INPUTS } from '../../contracts/projects.schema'
import type { PosterBoard } from '../../contracts/publications'
import { no, yes } from '../_runtime/answers'
import { operation, type Operation } from '../_runtime/operation'
import { placeOf } from '../_runtime/scene'
import { underWay } from './load'
import { addressOfBoard, MOST_POSTERS } from './paper'

const board = operation({
  name: 'posters.board', does: 'Counts the posters of a community’s board and says in how many files they are printed.', who: 'anyone', input: PROJECT_INPUTS['posters.board'], output: 'PosterBoard', refusals: ['unknown-place', 'malformed', 'fault'], kind: 'read',
  run: async (ctx, { community }) => {
    const { store } = ctx.ports
    if ((await placeOf(store, community, ctx.now))?.kind !== 'community') return no('unknown-place', { about: community })
    const posters = await store.count('projects', underWay(community))
    return yes<PosterBoard>({ community, posters, parts: Array.from({ length: Math.ceil(posters / MOST_POSTERS) }, (_, i) => addressOfBoard(community, i + 1)) })
  },
})

export const OPERATIONS: readonly Operation[] = [board]
