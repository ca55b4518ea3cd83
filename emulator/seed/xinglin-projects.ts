/** The projects of 杏林社区: where each of them stands today, and how it came there. */
import type { Instant } from '../../contracts/reply'
import type { Stage } from '../../contracts/vocabulary'
import { collect, judge, vote } from './leave-asking'
import { inspect, pay, receiveMoney, recordQuotes, work } from './leave-building'
import { castBallots, postBoard } from './leave-deciding'
import { live } from './live'
import { leavePictures } from './pictures'
import type { Plan } from './plan'
import type { Homes } from './settle'
import type { Story } from './story'
import { ago, daysAfter, storyClock } from './time'
import { shareTurns } from './turns'
import { usual, type Own } from './usual'
import type { World } from './world'
import { answersOf, APRICOT_YARD, AUDITOR, BALLOTS, boundIn, CASSIA_YARD, CAST, EVERYONE, JUDGES, resident } from './xinglin'

const YUAN = 100
const DITCH = '杏林路8号院排水沟清淤改造'

interface Example {
  /** When the draft was written. */
  readonly daysAgo: number
  readonly until: Stage
  readonly plan: Plan
  readonly then?: (story: Story) => Promise<unknown>
}

type Brief = Pick<Own, 'title' | 'where' | 'problem' | 'beneficiaries' | 'subject'> & { readonly yuan: number; readonly category: Plan['sorting']['category']; readonly yard?: string; readonly proposer?: string } & Partial<Plan>

/** A plan in which the courtyard is asked, and the fund pays what nobody gives. */
function planFor(homes: Homes, { yuan, category, yard = CASSIA_YARD, proposer = yard === APRICOT_YARD ? resident(5) : resident(3), ...own }: Brief): Plan {
  const organiser = yard === APRICOT_YARD ? 'xinglin-building-head-2' : 'xinglin-building-head-1'
  return usual({
    place: yard, homes, cast: { ...CAST, proposer, organiser }, answers: answersOf(yard, { recorded: yard === APRICOT_YARD ? 5 : 3 }),
    votes: boundIn(yard).slice(0, 4).map((person, index) => ({ person, option: index === 3 ? 1 : 0 })), ballots: BALLOTS,
    sorting: { type: 'physicalEngineering', category, level: 2, estimate: yuan * YUAN, question: `是否同意${own.title}？`, costPerHousehold: null },
    opinions: [
      { person: resident(6), kind: 'resident', text: '看过了，做得平整。' },
      { person: 'xinglin-staff-2', kind: 'committee', text: '与协议一致。' },
      { person: 'qingtong-street-clerk', kind: 'street', text: '同意验收。' },
    ],
    ...own,
  })
}

/** The first weeks: nobody has been asked yet. */
function intake(homes: Homes, now: Instant): readonly Example[] {
  const plan = (brief: Brief): Plan => planFor(homes, brief)
  return [
    { daysAgo: 1, until: 'proposed', plan: plan({ title: '8号院垃圾分类亭加雨棚', where: '杏林路8号院东门', subject: 'shed', yuan: 6_800, category: 'environment', yard: APRICOT_YARD, problem: '下雨天倒垃圾没处躲，桶里积水发臭。（这份提议写有「测试复核」四字，内容检查请人工看一遍。）', beneficiaries: '8号院20户' }) },
    { daysAgo: 1, until: 'organiserReview', plan: plan({ title: '3号院楼道换声控灯', where: '桂花巷3号院1栋、2栋楼道', subject: 'lamp', yuan: 2_400, category: 'safety', problem: '楼道灯坏了一半，老人晚上摸黑上楼。', beneficiaries: '3号院16户' }) },
    { daysAgo: 3, until: 'triage', plan: plan({ title: '桂花巷口加装反光镜', where: '桂花巷与杏林路路口', subject: 'road', yuan: 1_600, category: 'safety', problem: '巷口是死角，电动车出来看不见来车，上月刮了两次。', beneficiaries: '桂花巷居民和过路人' }) },
    {
      daysAgo: 6, until: 'triage', plan: plan({ title: '给2栋302换防盗门', where: '桂花巷3号院2栋', subject: 'stairs', yuan: 3_200, category: 'safety', problem: '门锁老旧，想换一扇。', beneficiaries: '一户' }),
      then: (story) => later(story, ago(now, 1), () => story.do(CAST.staff[0], 'proposals.reject', { project: story.project, reason: 'privateBenefit', text: '只有一户受益，不属于民生小实事；可以向物业报修。' })),
    },
    {
      daysAgo: 9, until: 'triage', plan: plan({ title: '楼道堆物大家清', where: '杏林路8号院1栋楼道', subject: 'stairs', yuan: 300, category: 'volunteering', yard: APRICOT_YARD, problem: '楼道堆了纸箱和旧家具，消防通道过不去人。', beneficiaries: '8号院1栋' }),
      then: (story) => later(story, ago(now, 5), () => story.do(CAST.staff[0], 'proposals.selfGovern', { project: story.project, text: '属于一级问题，由楼栋长带头，邻居自己动手，社区借推车。' })),
    },
    {
      daysAgo: 20, until: 'triage', plan: plan({ title: '在院里开麻将室', where: '桂花巷3号院门房', subject: 'people', yuan: 9_000, category: 'cultureSport', problem: '想把门房改成麻将室。', beneficiaries: '爱打麻将的邻居' }),
      then: async (story) => {
        await later(story, ago(now, 15), () => story.do(CAST.staff[0], 'proposals.reject', { project: story.project, reason: 'notCommonNeed', text: '征询楼栋长，多数住户担心噪音，不是共同需求。' }))
        await later(story, ago(now, 14), () => story.do(CAST.staff[1], 'proposals.confirmReject', { project: story.project }))
      },
    },
  ]
}

async function later(story: Story, at: Instant, act: () => Promise<unknown>): Promise<void> {
  story.clock.notBefore(at)
  await act()
}

/** Asking, consulting and deciding. */
function deciding(homes: Homes, now: Instant): readonly Example[] {
  const plan = (brief: Brief): Plan => planFor(homes, brief)
  return [
    {
      daysAgo: 11, until: 'consentCollecting', plan: plan({ title: '8号院加装休息座椅和雨棚', where: '杏林路8号院中庭', subject: 'seats', yuan: 12_600, category: 'environment', yard: APRICOT_YARD, days: { triage: ago(now, 8) }, answers: answersOf(APRICOT_YARD, { recorded: 4, against: 1, undecided: 1 }).slice(2), problem: '中庭没有坐的地方，老人带孩子只能站着。', beneficiaries: '8号院20户' }),
      then: (story) => collect(story, { from: ago(now, 7), until: now }),
    },
    {
      daysAgo: 36, until: 'residentPoll', plan: plan({ title: '3号院空地改小花园', where: '桂花巷3号院北侧空地', subject: 'garden', yuan: 8_800, category: 'environment', days: { consentCollecting: ago(now, 4) }, votes: EVERYONE.slice(0, 9).map((person, index) => ({ person, option: index % 4 === 3 ? 1 : 0 })), problem: '空地长满杂草，夏天招蚊子。', beneficiaries: '3号院16户' }),
      then: (story) => vote(story, { from: story.clock.now(), until: now }),
    },
    { daysAgo: 52, until: 'consultation', plan: plan({ title: '杏林路8号院停车位划线', where: '杏林路8号院内道路', subject: 'road', yuan: 4_500, category: 'safety', yard: APRICOT_YARD, days: { residentPoll: ago(now, 3) }, problem: '车乱停，救护车进不来。', beneficiaries: '8号院20户' }), then: (story) => later(story, ago(now, 2), () => story.do(CAST.convener, 'councils.consult', { project: story.project, ...story.plan.consultation })) },
    { daysAgo: 55, until: 'councilScheduled', plan: plan({ title: '桂花巷增设充电车棚', where: '桂花巷3号院东墙', subject: 'shed', yuan: 26_000, category: 'safety', days: { consultation: ago(now, 1), councilScheduled: daysAfter(now, 4) }, problem: '电动车在楼道飞线充电，很危险。', beneficiaries: '3号院16户和周边住户' }) },
    { daysAgo: 60, until: 'councilSession', plan: plan({ title: '8号院大门口修无障碍坡道', where: '杏林路8号院大门', subject: 'stairs', yuan: 9_600, category: 'care', yard: APRICOT_YARD, days: { consultation: ago(now, 6), councilScheduled: ago(now, 1) }, problem: '大门口三级台阶，轮椅和婴儿车过不去。', beneficiaries: '8号院20户' }), then: (story) => castBallots(story, 3) },
    {
      daysAgo: 66, until: 'resolutionNotice', plan: plan({ title: '3号院墙面彩绘', where: '桂花巷3号院外墙', subject: 'garden', yuan: 7_200, category: 'cultureSport', days: { resolved: ago(now, 3) }, problem: '外墙斑驳，贴满小广告。', beneficiaries: '3号院和过路居民' }),
      then: async (story) => {
        await postBoard(story, 'resolutionNotice')
        await later(story, ago(now, 1), () => story.do(resident(7), 'publications.object', { project: story.project, text: '彩绘会不会掉色？能不能先画一面墙试试，再决定画不画别的。' }))
      },
    },
    { daysAgo: 74, until: 'approvingStreet', plan: plan({ title: '桂花巷更换破损井盖', where: '桂花巷全线', subject: 'road', yuan: 15_400, category: 'safety', days: { resolutionNotice: ago(now, 2) }, problem: '五处井盖翘起，电动车压过去会摔。', beneficiaries: '桂花巷居民' }) },
    {
      daysAgo: 98, until: 'approvingStreet', plan: plan({ title: '杏林路8号院楼顶防水', where: '杏林路8号院2栋楼顶', subject: 'stairs', yuan: 96_000, category: 'environment', yard: APRICOT_YARD, problem: '顶楼四户一下雨就漏。', beneficiaries: '8号院2栋' }),
      then: (story) => later(story, ago(now, 20), () => story.do(CAST.approver, 'approvals.reserve', { project: story.project, text: '今年资金安排不开，先入储备库，明年第一批。' })),
    },
  ]
}

/** Two who watch the works say something: one was answered, the other waits. */
async function commented(story: Story, now: Instant): Promise<void> {
  const { project } = story
  await later(story, ago(now, 2), () => story.do(resident(6), 'publications.comment', { project, text: '围挡占了半条消防通道，能不能往里挪一米？' }))
  const [asked] = (await story.view()).comments
  await later(story, ago(now, 1), () => story.do(CAST.staff[1], 'publications.answerComment', { project, comment: asked?.id ?? '', text: '昨天下午已经往里挪了一米二，消防通道留足四米，谢谢提醒。' }))
  await story.do(CAST.supervisor, 'publications.comment', { project, text: '第二次付款前，请把清运淤泥的单据贴出来。' })
}

/** Two of six representatives ask for an audit of a finished project, which is the law’s third; the street’s auditor answers. */
async function audited(story: Story, now: Instant): Promise<void> {
  const { project } = story
  await later(story, ago(now, 9), () => story.do(resident(5), 'publications.requestAudit', { project }))
  await later(story, ago(now, 8), () => story.do(resident(6), 'publications.requestAudit', { project }))
  await later(story, ago(now, 4), () => story.do(AUDITOR, 'publications.answerAudit', { project, text: '查了合同、发票和验收单：支出4800元与凭证相符，居民出资800元已全部用于扶手，未发现问题。' }))
}

/** The first notice had left out which corner of the yard is meant: the clerk drafts a correction, the approver signs it, and one may object for the whole time again. */
async function corrected(story: Story, now: Instant): Promise<void> {
  const { project } = story
  await postBoard(story, 'determineNotice')
  await later(story, ago(now, 1), () => story.do(CAST.publisher, 'publications.draftCorrection', { project, text: '原公示没有写清是院西侧哪一处，补上。', location: '杏林路8号院西侧，2栋与3栋之间' }))
  await story.do(CAST.approver, 'publications.signCorrection', { project, expectedVersion: (await story.view()).version })
  await story.do(CAST.publisher, 'publications.supersede', { project, expectedVersion: (await story.view()).version })
  await postBoard(story, 'determineNotice', 'last')
}

/** Money, works, result and what comes after. */
function building(homes: Homes, now: Instant): readonly Example[] {
  const plan = (brief: Brief): Plan => planFor(homes, brief)
  const gifts: Plan['gifts'] = [
    ...[1, 3, 6, 7].map((number) => ({ person: resident(number), source: 'residentContribution' as const, fen: number * 100 * YUAN, during: 'funding' as const, publicName: `杏林居民${number}` })),
    { person: resident(2), source: 'inKind', fen: 0, note: '出一天木工', during: 'funding' },
  ]
  const sponsor: Plan['gifts'] = [{ person: 'xinglin-sponsor', source: 'sponsorship', fen: 3_000 * YUAN, publicName: '驻区单位（示例）', during: 'consultation' }]
  return [
    { daysAgo: 82, until: 'determineNotice', plan: plan({ title: '8号院健身角换新', where: '杏林路8号院西侧', subject: 'seats', yuan: 18_000, category: 'cultureSport', yard: APRICOT_YARD, days: { determined: ago(now, 2) }, problem: '健身器材生锈松动。', beneficiaries: '8号院和周边居民' }), then: (story) => corrected(story, now) },
    {
      daysAgo: 92, until: 'funding', plan: plan({ title: '3号院议事凉亭', where: '桂花巷3号院中庭', subject: 'pavilion', yuan: 21_000, category: 'care', days: { determineNotice: ago(now, 4) }, gifts: sponsor, problem: '邻居议事没有地方。', beneficiaries: '3号院16户' }),
      then: async (story) => {
        for (const { person, source, fen, note, publicName } of gifts) await story.do(person, 'funds.pledge', { project: story.project, source, fen, note: note ?? '', publicName: publicName ?? null })
        await receiveMoney(story, 3)
      },
    },
    { daysAgo: 100, until: 'implementerSelecting', plan: plan({ title: '桂花巷文化宣传栏', where: '桂花巷中段', subject: 'board', yuan: 6_000, category: 'cultureSport', days: { funded: ago(now, 4) }, problem: '宣传栏玻璃碎了，公告贴不住。', beneficiaries: '桂花巷居民' }), then: recordQuotes },
    {
      daysAgo: 118, until: 'inProgress', plan: plan({ title: DITCH, where: '杏林路8号院南侧', subject: 'road', yuan: 32_000, category: 'environment', yard: APRICOT_YARD, days: { implementerConfirmed: ago(now, 12) }, problem: '一下大雨就倒灌进一楼。', beneficiaries: '8号院20户' }),
      then: async (story) => {
        await work(story, 9)
        await pay(story, 1)
        await commented(story, now)
      },
    },
    { daysAgo: 146, until: 'acceptance', plan: plan({ title: '3号院单元门禁更换', where: '桂花巷3号院1栋、2栋', subject: 'stairs', yuan: 8_400, category: 'safety', days: { completionClaimed: ago(now, 2) }, problem: '门禁失灵，陌生人随便进。', beneficiaries: '3号院16户' }), then: (story) => inspect(story, 1) },
    { daysAgo: 152, until: 'resultNotice', plan: plan({ title: '8号院儿童沙坑', where: '杏林路8号院中庭', subject: 'garden', yuan: 5_200, category: 'care', yard: APRICOT_YARD, days: { settling: ago(now, 4) }, problem: '孩子没有玩的地方。', beneficiaries: '8号院有孩子的家庭' }), then: (story) => postBoard(story, 'resultNotice') },
    {
      daysAgo: 176, until: 'satisfaction', plan: plan({ title: '桂花巷路灯补装', where: '桂花巷后半段', subject: 'lamp', yuan: 14_000, category: 'safety', days: { resultNotice: ago(now, 6) }, judgements: JUDGES.slice(0, 6).map((person, index) => ({ person, score: index === 3 ? 3 : 5 })), problem: '后半段没有路灯。', beneficiaries: '桂花巷居民' }),
      then: async (story) => {
        await judge(story, { from: story.clock.now(), until: now })
        await later(story, ago(now, 1), () => story.do(resident(7), 'publications.requestAudit', { project: story.project }))
      },
    },
    {
      daysAgo: 220, until: 'closed', plan: plan({ title: '3号院楼梯扶手', where: '桂花巷3号院1栋、2栋楼梯', subject: 'stairs', yuan: 4_800, category: 'care', gifts: [{ person: resident(3), source: 'residentContribution', fen: 800 * YUAN, publicName: '3号院居民', during: 'consultation' }], judgements: JUDGES.slice(0, 12).map((person, index) => ({ person, score: index === 5 ? 4 : 5, ...(index === 0 ? { text: '上下楼踏实多了。' } : {}) })), problem: '楼梯只有一边有扶手，雨天地滑。', beneficiaries: '3号院16户' }),
      then: async (story) => {
        await audited(story, now)
        await later(story, ago(now, 2), () => story.do(resident(2), 'works.openTicket', { project: story.project, text: '2栋二楼转角的扶手松了一颗螺丝。' }))
      },
    },
  ]
}

/** Tells all of them, in the order of their time. */
export async function tellXinglin(world: World, { homes, now }: { readonly homes: Homes; readonly now: Instant }): Promise<readonly Story[]> {
  const examples = [...intake(homes, now), ...deciding(homes, now), ...building(homes, now)]
  const turns = shareTurns(examples.length)
  const stories = await Promise.all(examples.map(({ daysAgo, until, plan, then }) => live({ world, turns, clock: storyClock(ago(now, daysAgo, '09:00'), now), plan }, until, then)))
  const story = stories.find(({ plan }) => plan.title === DITCH)
  if (story !== undefined) await leavePictures({ world, now, story, staff: CAST.staff[0], askers: [resident(6), resident(7)] })
  return stories
}
