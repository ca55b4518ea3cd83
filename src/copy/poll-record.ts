/** The words of ballots that somebody else wrote down. */
export const RECORD_WORDS = {
  open: '替邻居填一张票',
  lead: '邻居自己不方便投时，由您当面、按纸质选票或在电话里替他填。填完他会收到通知，不是他的意思可以马上作废。',
  number: '邻居的编号', numberHint: '请邻居打开「我的」里的编号念给您，16 个字母和数字。', numberWrong: '没有认出这个编号。', scan: '扫邻居的码', whyNumber: '先填邻居的编号。',
  whose: (ending: string) => `编号尾号 ${ending} 的邻居`, full: '手机存不下了，这张票还没有存。请不要关掉这一页，先删掉一些照片，再点一次。',
  channel: '怎么填的', channels: { assisted: '当面说，替他填', paper: '填了纸质选票', phone: '电话里说的' },
  photo: '凭据照片', photoHint: '拍下签了名的选票或委托的纸条，只有核查的人能看。', callPhoto: '通话记录照片', callPhotoHint: '拍下或截下这次通话的记录，只有核查的人能看。', whyChannel: '先选是怎么填的。', whyPhoto: '请拍一张凭据照片。',
  ending: '打的电话，尾号四位', endingHint: '只记尾号和时间，不存号码。', whyEnding: '请填电话尾号四位。',
  title: '邻居的票', button: '替他投出这张票', another: '再填一张',
  byHelper: (channel: string) => `这张票是别人替您填的（${channel}）。`, notMine: '不是我填的', notMineHow: '点了就作废；您可以自己再投。截止后点，票已计入，但会留下记号并请人核查。', voided: '已记下：不是您填的', voidedHow: '居委会和监督委员会已收到通知。',
  share: (assisted: number, counted: number) => `${counted} 张票里，代填的 ${assisted} 张。`,
  offline: (offline: number) => `截止前填好、没有网络、宽限时间里送到的 ${offline} 张，照算。`,
} as const
