/** Every collection: how its ids are made, who writes it, what it holds, which indexes our queries use. Closed to clients. */
interface Index { readonly name: string; readonly keys: readonly { readonly field: string; readonly direction: 1 | -1 }[]; readonly unique: boolean }
export interface Collection {
  readonly key: string; readonly writtenBy: readonly string[]; readonly holds: string; readonly indexes: readonly Index[]
  /** Personal data, by dotted paths: never in the open at rest (private.ts). */
  readonly sealed?: readonly string[]
  /** Keyed hashes that stand beside the sealed values, so that they can be looked for. */
  readonly found?: Readonly<Record<string, { readonly path: string; readonly as: 'name' | 'phone' }>>
}

/** `by('stage', '-since')` is a compound index; a minus is descending. */
function by(...fields: readonly string[]): Index {
  const keys = fields.map((field): Index['keys'][number] => (field.startsWith('-') ? { field: field.slice(1), direction: -1 } : { field, direction: 1 }))
  return { name: keys.map(({ field, direction }) => `${field}_${direction}`).join('_'), keys, unique: false }
}

export const COLLECTIONS = {
  people: {
    key: 'random', writtenBy: ['people'], holds: 'One natural person each.', indexes: [by('nameKeys'), by('phoneKeys')],
    sealed: ['name', 'phone', 'declarations'], found: { nameKeys: { path: 'name', as: 'name' }, phoneKeys: { path: 'phone', as: 'phone' } },
  },
  accounts: { key: 'openid', writtenBy: ['people'], holds: 'Which person a WeChat account belongs to.', indexes: [by('person')] },
  appointments: { key: 'role|place|person', writtenBy: ['people'], holds: 'Offices, with the documents they rest on; their history is in events.', indexes: [by('person'), by('place', 'role'), by('role'), by('actingFor')] },
  accessLog: { key: 'random', writtenBy: ['people', 'households'], holds: 'Who opened whose personal data, when, in which office and why; read by those whom it is about.', indexes: [by('about', '-at')] },
  councils: { key: 'place', writtenBy: ['people'], holds: 'How often a seat of a council was given: two that are given at once do not both take the last one.', indexes: [] },
  places: { key: 'given by the import', writtenBy: ['places'], holds: 'The tree from the city down to ten households.', indexes: [by('parent', 'name'), by('path'), by('kind')] },
  households: {
    key: 'hash of community, building and room', writtenBy: ['households', 'people'], holds: 'The roster: one document per door, door codes only as salted hashes.', indexes: [by('community', 'building', 'doorOrder'), by('within', 'doorOrder'), by('within', '_id'), by('phoneKeys')],
    sealed: ['members.name', 'members.phone'], found: { phoneKeys: { path: 'members.phone', as: 'phone' } },
  },
  rosterImports: { key: 'chosen by the client, or hash of the rows', writtenBy: ['households', 'proposals', 'oversight'], holds: 'Imports of the register that were decided upon; one that was cut off is carried to its end by whoever comes next.', indexes: [by('community', 'state'), by('state', 'at')] },
  rosterParts: { key: 'import|part', writtenBy: ['households', 'proposals', 'oversight'], holds: 'The rows of a staged list, of the register or of demands, until it is applied; two days at most.', indexes: [by('until')], sealed: ['rows'] },
  registerChanges: { key: 'random', writtenBy: ['households'], holds: 'Who moved, was born, died or let: reported by one, confirmed by another.', indexes: [by('within', 'state', 'reportedAt'), by('household', '-reportedAt'), by('reportedBy', '-reportedAt')], sealed: ['member.name', 'member.phone'] },
  bindings: { key: 'household|person', writtenBy: ['households', 'people'], holds: 'Who lives in which household.', indexes: [by('person'), by('household'), by('within', '_id')], sealed: ['name'] },
  identities: { key: 'keyed hash of number and name', writtenBy: ['households', 'people'], holds: 'One person for each verified number and name, whatever WeChat account they come with.', indexes: [by('person')] },
  bindingRequests: { key: 'household|person', writtenBy: ['households', 'people'], holds: 'Who says that they live where, and waits for whoever knows them.', indexes: [by('within', 'state', 'at'), by('person', 'state')] },
  childPermits: { key: 'hash of a code', writtenBy: ['households', 'people'], holds: 'Which adult agreed to what is kept of which child of the household.', indexes: [by('guardian'), by('child')] },
  doorAttempts: { key: 'person, or household', writtenBy: ['households', 'people'], holds: 'How often a door code was tried lately.', indexes: [by('until')] },
  projects: {
    key: 'random', writtenBy: ['proposals', 'consents', 'polls', 'councils', 'publications', 'approvals', 'funds', 'works', 'ratings', 'oversight'],
    holds: 'The read snapshot of each project; every write command serializes on it.',
    indexes: [by('community', '-since'), by('community', 'stage', '-since'), by('street', 'stage', '-since'), by('district', 'stage', '-since'), by('stage', 'deadlineDue'), by('within', 'open', 'deadlineDue'), by('within', 'owes'), by('asks'), by('open', 'wakes'), by('district', 'open', 'countedBy'), by('proposer', '-since'), by('within', '-since'), by('estate', 'proposedAt'), by('place', 'proposedAt'), by('street', 'implementer.supplier', 'proposedAt'), by('street', 'implementer.person'), by('street', 'implementer.jointDeclaration.filedOrgs.name', 'proposedAt'), by('street', 'implementer.behind.person'), by('code'), by('community', 'barredUntilYear'), by('alsoIn', '-since'), by('community', 'proposedAt', '_id'), by('street', 'proposedAt', '_id'), by('district', 'proposedAt', '_id')],
  },
  events: { key: '<stream>@<version>', writtenBy: ['every write command'], holds: 'The streams: every event of a project, of money, of an appointment, contiguous from 1.', indexes: [by('stream', 'version')] },
  policies: { key: 'district', writtenBy: ['policies'], holds: 'What a district has changed in its scheme, or thought of changing; the history is in events.', indexes: [] },
  publications: { key: '<community>@<number>', writtenBy: ['every write command that publishes'], holds: 'The chain of public records of each community, without personal data.', indexes: [by('community', '-number'), by('project', '-at'), by('community', 'kind', '-number'), by('community', 'at', 'number')] },
  searchEntries: { key: 'p:project, or n:community@number', writtenBy: ['every write command of a public project'], holds: 'What projects and notices are found by: their words as letters and pairs, and what a hit shows.', indexes: [by('community', 'grams'), by('district', 'grams'), by('community', '-at'), by('district', '-at')] },
  bulletins: { key: 'kind|first day of the period|place', writtenBy: ['oversight'], holds: 'Which periodic notices have been published of which period, by number, and what streets say to them; the district’s own says that all of its communities are done.', indexes: [by('place', 'kind', '-until'), by('district', 'kind', 'from')] },
  recurring: { key: 'kind|first day of the period|district', writtenBy: ['oversight'], holds: 'What comes round for the leading group of a district: meetings and looks on the spot, drawn, done or missed, one for each period.', indexes: [by('district', 'kind', '-until'), by('district', 'kind', 'state', 'until'), by('district', '-until')] },
  publicationHeads: { key: 'community', writtenBy: ['every write command that publishes'], holds: 'Number, hash and time of the last record of each chain.', indexes: [] },
  roots: { key: 'number', writtenBy: ['oversight'], holds: 'One root a day over the heads of all chains; a chain of its own.', indexes: [by('number')] },
  anchors: { key: 'community@root', writtenBy: ['oversight'], holds: 'Where a community’s head stands under a root; one for each root that found a new head.', indexes: [by('community', 'root')] },
  requests: { key: 'person|requestId', writtenBy: ['every write'], holds: 'The reply that a request got, so that a resent one gets it again; kept 30 days.', indexes: [by('at')], sealed: ['reply'] },
  consents: { key: 'project|round|household', writtenBy: ['consents'], holds: 'One ballot per household and round, with its own history.', indexes: [by('project', 'round', 'answer'), by('project', 'round', '_id'), by('project', 'round', 'receipt'), by('household', '-at')], sealed: ['answeredBy', 'history.answeredBy'] },
  helperTallies: { key: 'project|round|helper', writtenBy: ['consents', 'polls'], holds: 'Whose answers one helper has recorded in a round.', indexes: [] },
  revisits: { key: 'project|round|household', writtenBy: ['consents'], holds: 'Doors drawn by lot for a second person to ask again, with what was found.', indexes: [by('within', 'state', 'until'), by('project', 'round', '_id')] },
  pollBallots: { key: 'project|round|person', writtenBy: ['polls'], holds: 'One ballot per person and round.', indexes: [by('project', 'round', '_id'), by('project', 'round', 'receipt')] },
  polls: { key: 'random', writtenBy: ['polls', 'oversight'], holds: 'The polls of places: terms as published, outcome, decision.', indexes: [by('place', '-opensAt'), by('place', 'state', 'closesAt'), by('state', 'closesAt')] },
  choices: { key: 'poll|person', writtenBy: ['polls'], holds: 'One whole ballot per person and poll of a place; exported under an alias.', indexes: [by('project', 'alias'), by('project', 'receipt')] },
  councilBallots: { key: 'project|round|person', writtenBy: ['councils'], holds: 'One council ballot per member and sitting; unreadable until the close.', indexes: [by('matter')] },
  lateAnswers: { key: 'kind|project|round|voter', writtenBy: ['consents', 'polls', 'ratings'], holds: 'Answers that came after the close: kept, marked, never counted.', indexes: [by('matter')] },
  sealedCodes: { key: 'kind|project|round|page', writtenBy: ['consents', 'polls', 'ratings', 'oversight'], holds: 'The receipt codes of a sealed set, sorted, page by page; no identity.', indexes: [by('matter', '-first'), by('matter', 'page')] },
  sealingParts: { key: 'kind|project|round|part', writtenBy: ['polls', 'ratings', 'oversight'], holds: 'What was added up of a set that is being sealed, every twenty pages, so that a sealing that was cut off goes on; a month at most.', indexes: [by('matter', 'part'), by('until')] },
  ratings: { key: 'project|person', writtenBy: ['ratings'], holds: 'One rating per person.', indexes: [by('project', '_id'), by('project', 'receipt')] },
  funds: { key: 'unit:year', writtenBy: ['approvals', 'funds', 'works'], holds: 'The account of a fund unit and year.', indexes: [by('unit', '-year'), by('year', '_id')] },
  fundTransfers: { key: 'random', writtenBy: ['funds'], holds: 'Money between communities: asked, agreed, approved or not.', indexes: [by('sides', '-askedAt', '_id')] },
  fundTotals: { key: 'district:year', writtenBy: ['funds'], holds: 'What all funds of a district were given together for a year, so that it never goes above the ceiling.', indexes: [] },
  messages: { key: 'random', writtenBy: ['every area'], holds: 'Messages to one person.', indexes: [by('to', '-at'), by('to', 'readAt')] },
  objections: { key: 'project|stage|windows|person', writtenBy: ['publications'], holds: 'Who objected; read by the handler only.', indexes: [by('project'), by('person', '-at')] },
  pictures: { key: 'hash of the file’s id', writtenBy: ['every write command that carries pictures', 'files', 'people'], holds: 'Pictures that commands carry, and whether the public may see them yet.', indexes: [by('trace'), by('within', 'waitsFrom'), by('by', '-at')], sealed: ['appeal.text'] },
  pictureAsks: { key: 'picture|person', writtenBy: ['files', 'people'], holds: 'Who asks for what in a picture to be made unrecognisable.', indexes: [by('picture', 'after', 'at'), by('person', '-at')], sealed: ['text'] },
  auditSignatures: { key: 'project|round|person', writtenBy: ['publications'], holds: 'Who asked for an audit, once each; only their number is public.', indexes: [by('project'), by('person', '-at')] },
  sheetReports: { key: 'project|notice|times hung again|person', writtenBy: ['publications'], holds: 'Who reported that the sheet of a notice is gone; only how many is public.', indexes: [by('project', 'notice'), by('person', '-at')] },
  supports: { key: 'project|person', writtenBy: ['projects'], holds: 'Who supports a proposal, once each.', indexes: [by('project')] },
  demands: {
    key: 'hash of district and line', writtenBy: ['every write command that submits or withdraws', 'proposals', 'oversight'], holds: 'What departments ask for, apart from proposals: studied by the street, endorsed by residents, one proposal at most.',
    indexes: [by('district', 'state', '-importedAt', 'line'), by('street', 'state', '-importedAt', 'line'), by('community', 'state', '-importedAt', 'line'), by('district', '-importedAt', 'line'), by('street', '-importedAt', 'line'), by('community', '-importedAt', 'line'), by('district', 'grams')],
  },
  demandLists: { key: 'district|clerk|name', writtenBy: ['proposals', 'oversight'], holds: 'Demand lists that were decided upon; one that was cut off is carried to its end by whoever comes next.', indexes: [by('state', 'at')] },
  endorsements: { key: 'demand|person', writtenBy: ['proposals'], holds: 'Which resident endorses which demand, once each; only their number is public.', indexes: [by('person', '-at')] },
  governmentWorks: { key: 'district|title', writtenBy: ['proposals'], holds: 'Government projects under way or planned, so that no small work repeats one.', indexes: [by('district', 'state', 'title')] },
  scopeItems: { key: 'district|pack|type|name', writtenBy: ['proposals'], holds: 'What a district has published of a scheme’s list: allowed and refused by name.', indexes: [by('district', 'packId', 'type', 'name')] },
  codes: { key: 'public code', writtenBy: ['proposals'], holds: 'Which project a printed code stands for.', indexes: [] },
} as const satisfies Readonly<Record<string, Collection>>

export type CollectionName = keyof typeof COLLECTIONS
export const COLLECTION_NAMES: readonly CollectionName[] = Object.keys(COLLECTIONS).filter((name): name is CollectionName => name in COLLECTIONS)
