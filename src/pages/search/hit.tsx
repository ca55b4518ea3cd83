import { View } from '@tarojs/components'
import type { SearchHit } from '../../../contracts/publications'
import { openNotice } from '../../components/project-card'
import { Card } from '../../components/section'
import { WORDS } from '../../copy/components'
import { dayOf, dayText } from '../../copy/dates'
import { STAGE_LABELS } from '../../copy/stages'
import { CATEGORY_LABELS, NOTICE_LABELS } from '../../copy/words'
import { today } from '../../services/today'

/** What was found: what it is, where, since when; leads to its project. */
export function Hit({ hit }: { readonly hit: SearchHit }) {
  const kind = hit.notice !== null ? NOTICE_LABELS[hit.notice] : hit.stage !== null ? STAGE_LABELS[hit.stage] : ''
  const more = [hit.where, hit.communityName, hit.category === null ? '' : CATEGORY_LABELS[hit.category]].filter((text) => text !== '').join('，')
  return (
    <Card onClick={() => openNotice(hit)} label={`${kind}，${hit.title}，${more}`}>
      <View className='ws-row ws-row_wrap'>
        <View className='ws-tag'>{kind}</View>
        {hit.supersededBy !== undefined && <View className='ws-tag ws-tag_warn'>{WORDS.correctedBy(hit.supersededBy)}</View>}
        <View className='ws-small ws-muted'>{dayText(dayOf(hit.at), today())}</View>
      </View>
      <View className='ws-card__title ws-top'>{hit.title}</View>
      <View className='ws-small ws-muted'>{more}</View>
    </Card>
  )
}
