import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { NoticeItem, PublicationRecord } from '../../../contracts/operations'
import type { ProjectView } from '../../../contracts/projects'
import type { Day } from '../../../contracts/reply'
import type { Command } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { OverdueMark } from '../../components/deadline'
import { Figures } from '../../components/figures'
import { named } from '../../components/named'
import { Photo } from '../../components/photo'
import { Card, Section } from '../../components/section'
import { BOARD } from '../../copy/board'
import { threeNumbers } from '../../copy/board-facts'
import { dayOf, dayText } from '../../copy/dates'
import { factsText } from '../../copy/facts'
import { NOTICE } from '../../copy/notice'
import { checkCode, openUntil } from '../../copy/records'
import { STAGE_LABELS } from '../../copy/stages'
import { NOTICE_LABELS } from '../../copy/words'
import { today } from '../../services/today'
import { countLines, decisionLines, expenseLines, lifeLines, progressLines, supplierLines } from './lines'

interface BoardProps {
  readonly view: ProjectView
  /** What was published of it, the newest first. */
  readonly items: readonly NoticeItem[]
  readonly record: PublicationRecord | null
  /** The committee's. */
  readonly phone: string | null
}

/** The notice board's page inside the mini-program, in the order of the paper one. */
export function Board({ view, items, record, phone }: BoardProps) {
  const { card, policy } = view
  const now = today()
  return (
    <>
      <View className='ws-lead'>
        <View className='ws-muted'>{card.communityName}，{card.scheme}</View>
        <View className='ws-title' {...named({ role: 'heading' })}>{card.title}</View>
      </View>
      {card.photo !== null && <Photo className='ws-card__photo' file={card.photo} label={card.title} />}
      <View className='ws-lead'>
        <View>{view.problem}</View>
        <View className='ws-muted'>{BOARD.where}：{card.where}</View>
      </View>
      <Card>
        <View className='ws-notice__three'><Figures figures={threeNumbers(view).map(({ label, text }) => ({ label, number: text }))} /></View>
        <View className='ws-top'><View className='ws-tag'>{NOTICE.since(STAGE_LABELS[card.stage], dayText(dayOf(card.since), now))}</View></View>
        <OverdueMark overdue={card.overdue} />
        {countLines(view).map((line) => <View key={line} className='ws-top'>{line}</View>)}
      </Card>
      <Part title={BOARD.decided} lines={decisionLines(items, now)} none={NOTICE.decidedNone}>
        <View className='ws-muted ws-top'>{BOARD.basis}：{NOTICE.basis(policy.title, dayText(policy.asOf, now))}</View>
        {policy.status === 'illustrative' && <View className='ws-muted ws-small'>{BOARD.illustrative}</View>}
      </Part>
      <Part title={BOARD.progress} lines={progressLines(view, now)} />
      <Part title={BOARD.suppliers} lines={supplierLines(view)} />
      <Part title={BOARD.money} lines={expenseLines(view, now)} />
      {view.money.final !== null && <Part title={BOARD.audit} lines={[factsText({ finalFen: view.money.final.finalFen, surplusFen: view.money.final.surplusFen }), view.money.final.audit]} />}
      <Part title={BOARD.naming} lines={view.money.namings.filter(({ state }) => state === 'shown').map((one) => BOARD.named(one.text, one.where, dayText(one.until, now)))} />
      {view.maintenance !== null && <Part title={BOARD.upkeep} lines={[NOTICE.duty(view.maintenance.unit, view.maintenance.duty)]}><Phone phone={view.maintenance.phone} label={BOARD.upkeepPhone} /></Part>}
      <Objection view={view} until={openUntil(items)} phone={phone} />
      <Part title={BOARD.life} lines={lifeLines(items, now)} />
      {record !== null && (
        <Section title={BOARD.how}><Card>
          <View className='ws-strong'>{BOARD.record} {record.code}-{record.number}</View>
          <View className='ws-strong'>{BOARD.check} {checkCode(record.hash)}</View>
          <View className='ws-muted ws-top'>{BOARD.howText}</View>
        </Card></Section>
      )}
    </>
  )
}

interface PartProps { readonly title: string; readonly lines: readonly string[]; readonly none?: string; readonly children?: ReactNode }

/** A part with nothing in it is not shown, unless its being empty says something. */
function Part({ title, lines, none, children }: PartProps) {
  if (lines.length === 0 && none === undefined) return null
  return (
    <Section title={title}>
      <Card>
        {lines.length === 0 && <View>{none}</View>}
        {lines.map((line, index) => <View key={`${index}${line}`} className='ws-ledger'>{line}</View>)}
        {children}
      </Card>
    </Section>
  )
}

function Phone({ phone, label }: { readonly phone: string; readonly label: string }) {
  return <View className='ws-buttons'><Button text={NOTICE.call(phone)} label={`${label} ${phone}`} kind='default' onClick={() => void Taro.makePhoneCall({ phoneNumber: phone })} /></View>
}

const REPORTS = 'publications.reportSheet' satisfies Command

interface ObjectionProps { readonly view: ProjectView; readonly until: Day | null; readonly phone: string | null }

function Objection({ view, until, phone }: ObjectionProps) {
  const { card: { code }, notices } = view
  const hangs = notices.some(({ objectionUntil, postingUntil }) => [objectionUntil, postingUntil].some((day) => day !== null && day >= today()))
  const mayReport = view.actions.some(({ operation, allowed }) => allowed && operation === REPORTS)
  return (
    <Section title={BOARD.objection}>
      <Card tone={until === null ? 'plain' : 'due'}>
        <View>{until === null ? BOARD.objectionClosed : BOARD.objectionOpen(dayText(until, today()))}</View>
        <View className='ws-buttons'><Button text={NOTICE.openProject} kind={until === null ? 'default' : 'primary'} label={`${NOTICE.openProject}，${NOTICE.openHow}`} onClick={() => void Taro.navigateTo({ url: `/pages/projects/show?code=${code}` })} /></View>
        {notices.filter(({ sheetReports = [] }) => sheetReports.some(({ answer }) => answer === null)).map(({ id, kind }) => <View key={id} className='ws-warn ws-top'>{BOARD.sheetGone(NOTICE_LABELS[kind])}</View>)}
        {hangs && <View className='ws-muted ws-top'>{BOARD.sheetHow}</View>}
        {mayReport && <View className='ws-buttons'><Button text={NOTICE.sheetGone} kind='default' onClick={() => void Taro.navigateTo({ url: `/pages/projects/show?code=${code}&first=${REPORTS}` })} /></View>}
        {phone !== null && <Phone phone={phone} label={BOARD.committee} />}
      </Card>
    </Section>
  )
}
