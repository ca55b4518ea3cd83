import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '../../components/button'
import { Empty, Faces } from '../../components/faces'
import { Choice } from '../../components/field'
import { Card } from '../../components/section'
import { OFFICE } from '../../copy/office'
import { POSTER_DESK } from '../../copy/poster-desk'
import { useRequest } from '../../hooks/use-request'
import { newestOf, openUntil } from '../../copy/records'
import { printPage, PRINTS } from '../../services/print'
import { OfficeScreen } from '../../components/office-screen'
import { PdfButton } from './pdf-button'
import { PosterSheet } from './poster-sheet'
import './poster.less'

type Paper = 'a4' | 'a3'
/** The open notice is among the last of them. */
const MOST_RECORDS = 20

/** The notice as it will hang on the board: looked at here, printed from a PC. */
export default function PosterPage() {
  const { project = '' } = useRouter().params
  const id = decodeURIComponent(project)
  const [paper, setPaper] = useState<Paper>('a4')
  const view = useRequest('projects.get', { project: id })
  const notices = useRequest('publications.list', { project: id, limit: MOST_RECORDS })
  // A plain move from stage to stage is a record too, and the chain's newest one is what the public page shows.
  const moves = useRequest('publications.list', { project: id, kind: 'stage', limit: 1 })
  const home = useRequest('projects.home', view.face === 'ready' ? { community: view.data.card.community } : null)
  const items = notices.face === 'ready' ? notices.data.items : []
  const record = newestOf([...items, ...(moves.face === 'ready' ? moves.data.items : [])])
  const waiting = notices.face === 'loading' || moves.face === 'loading'
  return (
    <OfficeScreen here={null}>
      <Faces request={view}>
        {(shown) => (
          <>
            <View className='ws-noprint'>
              <Card>
                <Choice inline label={OFFICE.posterPaper} options={[{ key: 'a4', label: OFFICE.a4 }, { key: 'a3', label: OFFICE.a3 }]} value={[paper]} onChange={([one]) => setPaper(one ?? 'a4')} />
                {PRINTS ? <View className='ws-buttons'><Button text={OFFICE.print} block onClick={() => printPage(paper)} /></View> : <View className='ws-top'>{OFFICE.printOnPc}</View>}
                <PdfButton path={`/p/${encodeURIComponent(shown.card.code)}.pdf?paper=${paper}`} text={POSTER_DESK.openPdf} />
                <View className='ws-muted ws-small ws-top'>{POSTER_DESK.pdfHow}{OFFICE.printHow}</View>
              </Card>
            </View>
            {record === null && !waiting && <Empty title={OFFICE.noRecord} next={OFFICE.noticesNoneNext} />}
            {record !== null && <PosterSheet view={shown} record={record} until={openUntil(items)} phone={home.face === 'ready' ? (home.data.community?.phone ?? null) : null} paper={paper} />}
          </>
        )}
      </Faces>
    </OfficeScreen>
  )
}
