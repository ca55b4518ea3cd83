/** The words of what waits in a phone, and of what became of it. */
export const OUTBOX_WORDS = {
  waiting: '已存在手机，等网络', refused: '没有记上，请看一看', myBallot: '我的票', ballotOf: (whose: string) => `${whose}的票`,
  leaveSlip: '他家还没有人绑定微信，收不到通知。请把这张纸条抄下或打印，塞进门缝：', slipText: (room: string, receipt: string) => `【告知】${room} 的意见已由楼栋长代为登记，回执号 ${receipt}。如果不是您家的意思，请拿这张纸条找居委会，登记马上作废。`, copySlip: '复制纸条', slipCopied: '已复制，可以粘贴去打印。',
  sending: '正在送出…', doneTitle: '已经记上', slipNumber: '回执号', slipHow: '请把回执号抄在回执条上，交给邻居。凭它可以查，也可以改。', slipLate: '送到时已经截止，这一份照样保存，不计入结果。',
  keptDone: '已存在手机，等网络', keptHow: '网络一通就自动送出，不会丢，也不会重复计算。回执号送到后会显示在这里。', keptAt: (time: string) => `${time} 登记`,

  outbox: (n: number) => `${n} 份存在手机里，还没有送到`, send: '现在送出', sendingNow: '正在送出…', othersOf: '有几份是别人用这部手机登记的，要他本人登录后才会送出。', resend: '再送一次', drop: '删去这份', sureDrop: '确定删去这份', keep: '先留着',
} as const
