import type { Refusal } from '../../contracts/reply'
import type { BallotWay, Vote } from '../../contracts/vocabulary'
import { interestWords } from './refusals'

/** The words of the meeting room. */
export const COUNCIL = {
  none: '现在没有安排会议', noneNext: '项目商议好、定下日子，就会出现在这里。', open: '正在开会', ahead: '要开的会', done: '已有结果', openSitting: '进入会议', seeSitting: '看看这次会议',
  round: (n: number) => `第 ${n} 次`, onAt: (day: string, place: string) => `${day}，${place}`, members: (n: number) => `应到 ${n} 人`, member: (n: number) => `成员 ${n}`, votes: (n: number) => `${n} 票`, signed: (n: number) => `已有 ${n} 人签会议记录`,
  stateOpen: '正在开会', stateAhead: '还没有开会', statePassed: '表决通过', stateFailed: '表决未通过',

  present: '已到', needs: '至少要到', roll: '应到', voted: '已投票', people: (n: number) => `${n} 人`, of: (n: number, all: number) => `${n} / ${all}`,
  quorumMet: '✓ 到会人数够了', quorumMissing: (n: number) => `还差 ${n} 人才能开会`, quorumLost: (n: number) => `到会人数不够了，差 ${n} 人`, live: (time: string) => `${time} 的情况，每几秒更新`, lost: (time: string) => `网络不通，下面是 ${time} 的情况。`,

  agenda: '议程', question: '要解决什么', cost: '预算', noCost: '还没有预算', benefit: '谁受益', consent: '入户征求意见', consentText: (agree: number, households: number) => `${households} 户里 ${agree} 户同意`, minutes: '商议记录', participants: (n: number) => `${n} 人参加`, openProject: '看看项目经过',

  rollCall: '点名', rollHint: '来一位点一位。点到的人才能表决。', here: '到了', notHere: '没到', callRoll: (n: number) => `点名开会（到 ${n} 人）`, whyQuorum: (n: number) => `还差 ${n} 人，不够法定人数。`, waitOpen: '请等主持人点名开会。', namesHidden: '名单只有参会的人和主持人能看。',
  chair: '主持和签字', signedAlready: '您已经签过字。', attendance: '到会与投票', notYet: (day: string) => `${day}开会那天才能点名。`, marks: { absent: '没到', here: '还没投票', voted: '已投票', recused: '已回避' }, me: '（我）', leave: '登记离席', recuse: '登记回避', recuseMe: '我要回避',
  recuseTitle: (name: string) => `${name}回避这一项`, recuseWhy: '为什么回避', whyReason: '请先写为什么回避。', recuseHint: '例如：是提议人的亲属，或与施工方有关系。回避后不参加这一项的表决。', leaveTitle: (name: string) => `${name}离席`, leaveText: '离席后不再计入到会人数，人数不够就不能表决。', confirmLeave: '确认离席', confirmRecuse: '确认回避',

  ballot: '请您表决', ballotHint: '别人只看得到您投过票，看不到您投了什么。投出后不能改。', cast: { for: '投赞成票', against: '投反对票', abstain: '投弃权票' } satisfies Record<Vote, string>, sure: (vote: string) => `确定投「${vote}」`, change: '先不投', castDone: '已投出', castHow: '等大家投完，主持人宣布结果。', waitVotes: (n: number) => `还有 ${n} 人没有投票`,
  byWay: { secret: '', open: '记名表决：宣布结果时公布每个席位怎么投的，会外的人看不到姓名。', showOfHands: '举手表决：请当场举手，由主持人登记票数，另一人核对后宣布结果。' } satisfies Record<BallotWay, string>, openHint: '宣布结果前别人看不到您投了什么；宣布时会公布您的席位投了什么。投出后不能改。',
  hands: '举手票数', handsNone: '还没有登记。', handsCounted: '主持人已登记，请监督委员会成员或者另一位主持人核对，再宣布结果。', seatVotes: '各席位怎么投的', seatOf: (n: number, name: string) => `${n} 号 ${name}`,
  seats: '议事会席位', seatsHeld: (n: number) => `在任 ${n} 席`, seatCount: (n: number) => `${n} 席`, vacant: (n: number) => `空 ${n} 席`, cannotSit: '现在不能开会',
  seatsAsked: (min: number, max: number | null) => (max === null ? (min === 0 ? '不限席数' : `不少于 ${min} 席`) : min === max ? `应有 ${min} 席` : `${min} 到 ${max} 席`), ending: (seat: string, n: number, day: string) => `${seat} ${n} 席 ${day}任满`,
  result: '表决结果', passed: '✓ 表决通过', failed: '× 表决未通过', recusedCount: (n: number) => `${n} 人回避`, ofPresent: (n: number) => `到会 ${n} 人`, signTitle: '会议记录签字', signText: (n: number) => `已有 ${n} 人签字。要主持人和监督委员会成员都签。`, closeDone: '已宣布',
} as const

/** Why somebody recuses, as they would write it: what the refusal told them, in the first person. */
export const recusalReason = (refusal: Refusal): string => (interestWords(refusal)?.sentence ?? '').replaceAll('您', '本人')
