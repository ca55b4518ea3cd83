import { Cell, Cells } from '../../components/cell'
import { ListFaces } from '../../components/faces'
import { openProject } from '../../components/project-card'
import { STAGE_LABELS } from '../../copy/stages'
import { MINE_WORDS } from '../../copy/mine'
import { usePages } from '../../hooks/use-pages'

/** What I proposed, and where each of them stands. */
export function MyProposals() {
  const pages = usePages('projects.list', { mine: true })
  return (
    <ListFaces pages={pages} empty={<Cells title={MINE_WORDS.proposals}><Cell title={MINE_WORDS.noProposals} note={MINE_WORDS.noProposalsNext} /></Cells>}>
      {(cards) => <Cells title={MINE_WORDS.proposals}>{cards.map((card) => <Cell key={card.id} title={card.title} note={STAGE_LABELS[card.stage]} onClick={() => openProject(card.id)} />)}</Cells>}
    </ListFaces>
  )
}
