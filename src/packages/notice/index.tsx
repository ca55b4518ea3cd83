import { useRouter } from '@tarojs/taro'
import type { ProjectView } from '../../../contracts/projects'
import { Empty, Faces } from '../../components/faces'
import { Screen } from '../../components/screen'
import { BOARD } from '../../copy/board'
import { newestOf } from '../../copy/records'
import { NOTICE } from '../../copy/notice'
import { useRequest } from '../../hooks/use-request'
import { Board } from './board'
import { codeIn } from './code'
// An independent subpackage is given no styles of the app.
import '../../app.less'
import './notice.less'

const MOST_RECORDS = 50

/** 扫一扫 on the notice board: what it is, what it costs, who decided, how to object. Nobody has to log in. */
export default function NoticePage() {
  const code = codeIn(useRouter().params)
  return <Screen>{code === null ? <Empty title={NOTICE.noCode} next={NOTICE.noCodeNext} /> : <Scanned code={code} />}</Screen>
}

function Scanned({ code }: { readonly code: string }) {
  const project = useRequest('projects.get', { code })
  // A code that stands for nothing: said plainly, because somebody may have pasted over the real one.
  if (project.face === 'refused' && project.refusal.code === 'unknown-record') return <Empty title={BOARD.unknown} next={BOARD.unknownText} />
  return <Faces request={project}>{(view) => <Known view={view} />}</Faces>
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
