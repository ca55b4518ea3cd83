import type { DeclarationKind } from '../../contracts/vocabulary'

/** The words of 我的申报, for those who hold an office. */
export const DUTY_DESK = {
  title: '我的申报', how: '谁是近亲属、和哪家单位有利害关系，先说清楚。到要您决定的时候，系统会提醒您回避，请别人来办。', privacy: '申报加密存放，不公开。街道可以看本街道干部的申报，每看一次都记下来，本人看得到。',
  standing: '已申报', none: '还没有申报', noneNext: '没有要申报的，就不用填。', done: '已申报', withdrawn: '已撤回，以后不再算',
  add: '申报一条', kind: '申报什么', declare: '申报',
  kinds: { relative: '近亲属', supplier: '供应商或施工单位', propertyCompany: '物业公司', ownBenefit: '只对我家有好处的项目' } satisfies Record<DeclarationKind, string>,
  notes: {
    relative: '配偶、父母、子女、兄弟姐妹、祖孙。双方都算，对方会收到消息。', supplier: '我或家人在那里任职、入股，或靠它挣钱。', propertyCompany: '我代表管这里的物业公司。', ownBenefit: '办成了，好处只归我家一户。',
  } satisfies Record<DeclarationKind, string>,
  relative: '哪一位', relativeHint: '按姓名找，或填他的编号。', number: '他的编号', numberHint: '请他打开「我的」里的「请楼栋长当面绑定」，把编号念给您。', supplier: '单位全称', supplierHint: '要和报价单、合同上写的一样。',
  community: '哪个社区', place: '管哪里', project: '哪个项目', whole: (name: string) => `整个${name}`,
  whyKind: '请先选申报什么。', whyPerson: '请填是哪一位。', whySupplier: '请填单位全称。', whyPlace: '请选管哪里。', whyProject: '请选哪个项目。',
  since: (day: string) => `${day} 申报`, until: (from: string, day: string) => `${from} 申报，${day} 撤回`, byOther: '由对方申报，要撤回请他来办。', gone: '已注销的用户',
  withdraw: '撤回', withdrawSpoken: (what: string) => `撤回：${what}`, sure: '确定撤回', keep: '先不撤回',
  officials: '看本街道干部的申报', official: '哪位干部', officialHint: '按姓名找，或填编号。', reason: '为什么要看', reasonHint: '例如：换届审查。本人能看到您写的理由。', see: '打开申报', whyReason: '请先写为什么要看。', seenNone: '他没有申报过',
} as const
