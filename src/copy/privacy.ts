/** What is kept of a person and why, in one screen. */
export const PRIVACY = {
  title: '我的资料',
  reading: '只看不用登录，也不留您的任何资料。',
  kept: '存了什么，为什么',
  rows: [
    { what: '姓名', why: '办事时知道是谁。加密存放，别人看到的是遮住的。' },
    { what: '孩子的姓名、住哪一户', why: '法律要监护人同意的年纪，凭家里大人的同意码绑定；大人可以随时撤回，撤回就删去。' },
    { what: '手机号', why: '只在您同意用它核对名册时存。加密存放，不公开、不用来打广告。' },
    { what: '您住哪一户', why: '一户一票，要知道您属于哪一户。' },
    { what: '您的答复、投票、评价、签名', why: '要能核对计数。公开的只有票数和回执号，没有姓名。' },
    { what: '您申报的近亲属和利害关系', why: '该回避的事请别人来办。加密存放，不公开；街道看了会记下来。' },
    { what: '您提的事、提的意见', why: '要有人回复，过程要留档（至少 15 年）。' },
    { what: '消息', why: '告诉您事情办到哪一步。' },
    { what: '谁打开过您的资料', why: '每打开一次都记下来，您随时能看。' },
  ],
  register: '居委会的住户名册不是从这里来的，由居委会管理；要改请在「我家」里报变动。',
  looks: '谁看过我的资料', noLooks: '还没有人打开过', noLooksNext: '有人打开，这里就会写明是谁的职务、什么时候、为什么。', look: (place: string, role: string, reason: string) => `${place} ${role}：${reason}`,
  exportTitle: '导出我的资料', exportHow: '一个文件，里面是存着的关于您的全部内容。', exportButton: '导出', exported: '已存到下载文件夹。', copied: '已复制，可以粘贴到备忘录或发给自己。', file: '我的资料.json',
  forgetTitle: '注销', forgetHow: '删去您的姓名、手机号、微信账号、住户绑定和消息，不能恢复。', forgetStays: '投过的票、给过的答复照样计数，但只剩一个查不到您的编号；公示里本来就没有您的姓名。',
  forget: '我要注销', sure: '确定注销，不能恢复', keep: '先不注销', gone: '已经注销', goneHow: '您的资料已经删去。以后还可以重新登记。', unknown: '还没有存您的任何资料', unknownNext: '只看不用登记。',
} as const
