import { Cell, Cells } from '../../components/cell'
import { ListFaces } from '../../components/faces'
import { openProject } from '../../components/project-card'
import { STAGE_LABELS } from '../../copy/stages'
import { usePages } from '../../hooks/use-pages'

/** What I proposed, and where each of them stands. */
export function MyProposals() {
  const pages = usePages('projects.list', { mine: true })
  return (
    <ListFaces pages={pages} empty={<Cells title='我的提议'><Cell title='还没有提过' note='看见哪里坏了、缺了，在首页点「我要提议」。' /></Cells>}>
      {(cards) => <Cells title='我的提议'>{cards.map((card) => <Cell key={card.id} title={card.title} note={STAGE_LABELS[card.stage]} onClick={() => openProject(card.id)} />)}</Cells>}
    </ListFaces>
  )
}
