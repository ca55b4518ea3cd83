import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { ProjectView } from '../../../contracts/projects'
import { Empty, Faces } from '../../components/faces'
import { Screen } from '../../components/screen'
import { BOARD } from '../../copy/board'
import { newestOf } from '../../copy/records'
import { NOTICE } from '../../copy/notice'
import { useRequest } from '../../hooks/use-request'
import { Board } from './board'
import { scannedIn, type Scanned } from './code'
import { CommunityPage } from './community'
import { RecordPage } from './record'
// An independent subpackage is given no styles of the app.
import '../../app.less'
import './notice.less'

const MOST_RECORDS = 50
const SHOWN_RECORDS = 20

/** 扫一扫 on the notice board: what it is, what it costs, who decided, how to object. Nobody has to log in. */
export default function NoticePage() {
  const [scanned, setScanned] = useState(scannedIn(useRouter().params))
  return <Screen>{scanned === null ? <Empty title={NOTICE.noCode} next={NOTICE.noCodeNext} /> : <Found scanned={scanned} onOpen={setScanned} />}</Screen>
}

/** A code that stands for nothing: said plainly, because somebody may have pasted over the real one. */
const Unknown = () => <Empty title={BOARD.unknown} next={BOARD.unknownText} />

interface FoundProps<S> { readonly scanned: S; readonly onOpen: (of: Scanned) => void }

function Found({ scanned, onOpen }: FoundProps<Scanned>) {
  if (scanned.kind === 'community' && scanned.number !== null) return <OneRecord key={`${scanned.community}${scanned.number}`} of={{ community: scanned.community }} number={scanned.number} onWhole={() => onOpen({ ...scanned, number: null })} />
  return scanned.kind === 'community' ? <OfCommunity key={scanned.community} scanned={scanned} onOpen={onOpen} /> : <OfProject key={`${scanned.code}${scanned.number ?? ''}`} scanned={scanned} onOpen={onOpen} />
}

function OfProject({ scanned, onOpen }: FoundProps<Extract<Scanned, { kind: 'project' }>>) {
  const { code, number } = scanned
  const project = useRequest('projects.get', { code })
  if (project.face === 'refused' && project.refusal.code === 'unknown-record') return <Unknown />
  return <Faces request={project}>{(view) => (number === null ? <Known view={view} /> : <OneRecord of={{ project: view.card.id }} number={number} onWhole={() => onOpen({ kind: 'project', code, number: null })} />)}</Faces>
}

function OneRecord({ of, number, onWhole }: { readonly of: { readonly project: string } | { readonly community: string }; readonly number: number; readonly onWhole: () => void }) {
  const found = useRequest('publications.list', { ...of, number, limit: 1 })
  return <Faces request={found} isEmpty={({ items }) => items.length === 0} empty={<Unknown />}>{({ items: [item] }) => item !== undefined && <RecordPage item={item} onWhole={onWhole} />}</Faces>
}

/** The page does not wait for its number and its phone. */
function Known({ view }: { readonly view: ProjectView }) {
  const { id, community } = view.card
  const published = useRequest('publications.list', { project: id, limit: MOST_RECORDS })
  const moves = useRequest('publications.list', { project: id, kind: 'stage', limit: 1 })
  const home = useRequest('projects.home', { community })
  const items = published.face === 'ready' ? published.data.items : []
  const record = newestOf([...items, ...(moves.face === 'ready' ? moves.data.items : [])])
  return <Board view={view} items={items} record={record} phone={home.face === 'ready' ? (home.data.community?.phone ?? null) : null} />
}

function OfCommunity({ scanned: { community: id }, onOpen }: FoundProps<Extract<Scanned, { kind: 'community' }>>) {
  const request = useRequest('projects.home', { community: id })
  const published = useRequest('publications.list', { community: id, limit: SHOWN_RECORDS })
  const position = useRequest('publications.head', { community: id })
  return (
    <Faces request={request} isEmpty={({ community }) => community?.id !== id} empty={<Unknown />}>
      {(home) => home.community !== null && <CommunityPage home={{ ...home, community: home.community }} items={published.face === 'ready' ? published.data.items : []} position={position.face === 'ready' ? position.data : null} onOpen={onOpen} />}
    </Faces>
  )
}
