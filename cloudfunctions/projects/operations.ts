import { PROJECT_INPUTS } from '../../contracts/projects.schema'
import { yes } from '../_runtime/answers'
import { operation, type Operation } from '../_runtime/operation'
import { pageOf } from '../_runtime/pages'
import { get, home, inbox, list, similar, support } from './reads'
import { todoOf } from './todo'

const read = { kind: 'read', who: 'anyone' } as const

export const OPERATIONS: readonly Operation[] = [
  operation({ ...read, name: 'projects.home', does: 'Shows a community: what waits for the caller, what is under way, what was published last.', input: PROJECT_INPUTS['projects.home'], output: 'Home', refusals: ['malformed', 'fault'], run: home }),
  operation({ ...read, name: 'projects.list', does: 'Lists projects by community, stage, words, or one’s own.', input: PROJECT_INPUTS['projects.list'], output: 'Page<ProjectCard>', refusals: ['malformed', 'fault'], run: list }),
  operation({ ...read, name: 'projects.get', does: 'Shows one project whole, with what the caller may do and why not.', input: PROJECT_INPUTS['projects.get'], output: 'ProjectView', refusals: ['unknown-record', 'malformed', 'fault'], run: get }),
  operation({ ...read, name: 'projects.similar', does: 'Finds open proposals nearby that look like a title.', input: PROJECT_INPUTS['projects.similar'], output: 'Page<ProjectCard>', refusals: ['unknown-place', 'malformed', 'fault'], run: similar }),
  operation({ name: 'projects.support', does: 'Supports an existing proposal instead of writing a second one; once per person.', who: ['resident'], input: PROJECT_INPUTS['projects.support'], output: '{ supporters }', refusals: ['unknown-record', 'not-your-scope', 'household-not-bound', 'not-identified', 'malformed', 'fault'], kind: 'write', run: support }),
  operation({ name: 'projects.inbox', does: 'Lists what waits at the caller’s desk, by deadline.', who: 'identified', input: PROJECT_INPUTS['projects.inbox'], output: 'Page<InboxRow>', refusals: ['not-identified', 'malformed', 'fault'], kind: 'read', run: inbox }),
  operation({
    name: 'projects.todo', does: 'Lists what waits for the caller, as a neighbour and as an officer.', who: 'identified', input: PROJECT_INPUTS['projects.todo'], output: 'Page<Todo>', refusals: ['not-identified', 'malformed', 'fault'], kind: 'read',
    run: async (ctx, { cursor, limit }) => yes(pageOf((await todoOf(ctx)).slice(cursor ?? 0), { cursor, limit })),
  }),
]
