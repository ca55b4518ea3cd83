import type { ConsentAnswer } from '../../contracts/vocabulary'

/** The words of whoever walks from door to door. */
export const STEWARD = {
  title: '入户征求', rounds: '正在征求意见的项目', noRounds: '现在没有要上门征求的项目', noRoundsNext: '项目到了「入户征求意见」，这里就会有。', openRound: '去看各户',
  kept: (since: string) => `没有信号，下面是 ${since} 存在手机里的名单。`, refreshing: '正在取最新名单…',
  until: (day: string, left: string) => `${day}截止，${left}`, over: '已经截止，不能再登记。', cost: (money: string) => `每户要出 ${money}。`, noCost: '不用各家出钱。',
  place: '走哪里', allPlaces: (name: string) => `${name}（全部）`,
  unanswered: '未答', revisit: '需复访', answered: '已答', all: '全部', doors: (n: number) => `${n}\u00a0户`, partial: '（还没有全部取到）',
  notAsked: '不在这次名单里', tagAnswered: (answer: string) => `已答：${answer}`,
  arrived: '已登记', byMe: '我登记的', bySelf: '本户自己答的', bound: '已绑定微信', notBound: '还没有绑定微信', more: '再看一页',
  none: { unanswered: '没有「未答」的户了', revisit: '没有要复访的户', answered: '还没有户答过', all: '这里没有户' }, noneNext: '换一个标签看看，或换一栋楼。', noneHere: '您负责的户不在这次征求里', noneHereNext: '请回上一页选别的项目，或换一栋楼。',
  next: (room: string) => `下一户：${room}`, nextNone: '这里的户都问过了', nextWhy: '名单里没有「未答」的户了。', door: '这一户', noDoor: '名单里没有这一户', noDoorNext: '请回到名单再点一次。',
  back: '回到名单',

  answerOf: (room: string) => `登记 ${room} 的意见`, notMine: '这户已经答过，不是您登记的。', notMineNext: '本户自己答的，只能由他们自己改；别的楼栋长登记的，可以当面重新登记。', again: '重新登记这一户',
  channel: '怎么答的', channels: { assisted: '当面答，在手机上签名', paper: '填了纸质意见单', phone: '电话里答的' }, channelNotes: { assisted: '请邻居自己在下面签', paper: '拍下签了名的意见单', phone: '记下号码尾号，拍下通话记录作凭据' },
  who: '谁答的', whoHint: '写姓名，例如：王大爷。', whoPlaceholder: '答话人的姓名', choice: '邻居的意见', reason: '他说的理由（可不填）', reasonHint: '照原话写，商议时会看。',
  sign: '请邻居签名', slip: '意见单照片', callPhoto: '通话记录照片', ending: '打的电话，尾号四位', endingHint: '只记尾号和时间，不存号码。', whyEnding: '请填电话尾号四位。', photoHint: '照片会自动缩小，并去掉拍摄位置；没有信号也能拍。',
  whyChannel: '请先选怎么答的。', whyWho: '请写下谁答的。', whyAnswer: '请先选邻居的意见。', whySign: '请邻居在框里签名。', whyPhoto: '请拍一张照片作凭据。',
  record: { agree: '登记「同意」', disagree: '登记「不同意」', undecided: '登记「再想想」' } satisfies Record<ConsentAnswer, string>,
  honest: '只登记邻居当面、书面或电话里说的话。登记后会告诉这户人家，不是本人的意思可以当场作废。',
  full: '手机存不下了，这份还没有存。请不要关掉这一页，先删掉一些照片，再点一次。',
  slipBefore: (receipt: string) => `已登记，回执号 ${receipt}`,

  requests: (n: number) => `等您确认住户（${n}）`, says: (name: string, room: string) => `${name} 说他住在 ${room}`, named: '名册上这一户有同名的人。', notNamed: '名册上这一户没有同名的人，请当面认一认。', isMinor: '他说没满 18 岁。', askedAt: (time: string) => `${time} 送出。`,
  confirm: '确认，是他家', deny: '不是', denyWhy: '为什么不是', denyFirst: '请写一句理由，会告诉本人。', denyBack: '先不办',

  bind: '帮这户绑定微信', bindHow: '请邻居打开「我的」里的「请楼栋长当面绑定」，把上面的编号念给您，或让您扫一扫。绑定后他就能自己答。', number: '邻居的编号', numberHint: '16 个字母和数字，空格不用管。', scan: '扫邻居的码', scanFailed: '没有扫到编号，请再扫一次，或直接输入。',
  adult: '他满 18 岁了吗', adultYes: '满了', adultNo: '没满', child: '年纪小、要监护人同意的孩子不在这里绑：请家里已绑定的大人在「我的」里开同意码，孩子凭码绑定。', whyNumber: '请先输入或扫出邻居的编号。', bindButton: (room: string) => `绑定到 ${room}`, boundDone: '绑定好了', boundHow: (representative: boolean) => (representative ? '他是这户的户代表，可以自己答。' : '他可以看这户的意见。'),
  myCode: '请楼栋长当面绑定', myCodeTitle: '给楼栋长看', myCodeHow: '把这个码给上门的楼栋长或十户长扫，或把编号念给他。他当面认识您，就能把您绑定到您家。', myCodeWarn: '编号只给上门的楼栋长、十户长看。', notKnown: '请先在「我的」里登记姓名', notKnownNext: '登记后再来，这里就有您的编号。', openMine: '去登记姓名',
} as const
