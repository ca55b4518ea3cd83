import type { PatternFound, Revisit } from '../../contracts/consents'
import type { AssistedPattern, RevisitFinding } from '../../contracts/vocabulary'

/** What a household says when it is asked again. */
export const FINDING_LABELS: Record<RevisitFinding, string> = { agree: '答的是「同意」', disagree: '答的是「不同意」', undecided: '答的是「再想想」', none: '说没有答过', absent: '没人在家' }

/** The words of the second visit. */
export const REVISIT_WORDS = {
  title: '抽查复访', entry: '抽查复访', entryNote: '别人代录的，每十户抽一户再问一次',
  how: '这些户的意见是别人代录的，抽签抽到，请您再上门问一次。原来记的什么，这里不显示。',
  none: '没有要您复访的户', noneNext: '抽到了，会出现在这里；您自己登记的由别人复访。',
  drawn: (time: string) => `${time} 抽到`, tries: (n: number) => `，去过 ${n} 次没人`,
  open: '登记复访', ask: (question: string) => `请问：「${question}」，您家当时是怎么答的？`, found: '这户怎么说', send: '记下复访', whyFound: '请先选这户怎么说。',
  done: '已经记下',
  turned: {
    due: (name: string) => `${name}：没人在家，下次再去。`,
    confirmed: (name: string) => `${name}：和登记的一样。`,
    contradicted: (name: string) => `${name}：和登记的不一样。登记的答案已作废，已通知居委会和监督委员会核查，这户可以重新答。`,
  } satisfies Record<Revisit['state'], (name: string) => string>,
} as const

const PATTERN_WORDS: Record<AssistedPattern, (figures: PatternFound['figures']) => string> = {
  burst: ({ answers, minutes }) => `${minutes} 分钟内登记了 ${answers} 户`,
  'one-device': ({ others }) => `和另外 ${others} 人用同一部手机登记`,
  'same-answer': ({ answers }) => `${answers} 户的答案全都一样`,
  night: ({ answers }) => `夜里登记了 ${answers} 户`,
}

/** One odd thing, in words. */
export const patternText = ({ kind, figures }: PatternFound): string => PATTERN_WORDS[kind](figures)

/** The words of those who watch over what others write down. */
export const ASSISTED_WORDS = {
  title: '代录的核查', share: '代录的占已答', drawn: '抽查复访', ofDrawn: (confirmed: number, contradicted: number, drawn: number) => `抽到 ${drawn} 户：相符 ${confirmed}，不符 ${contradicted}，还没访到 ${drawn - confirmed - contradicted}`,
  none: '还没有代录的意见', noneNext: '楼栋长、十户长登记后，这里有各人的户数、复访结果和要核查的地方。',
  recorded: (n: number) => `代录 ${n} 户`, disowned: (n: number) => `被声明作废 ${n} 户`, quiet: '没有要核查的', check: '请核查',
  shared: (households: number) => `有一部手机替 ${households} 户各自作答，请核查`,
  neverAnswers: '截止前这里不显示任何一户答了什么。',
} as const
