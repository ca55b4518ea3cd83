type Told = string | number

/** The words of pages/home. */
export const HOME_WORDS = {
  propose: '＋ 我要提议',
  home: '首页',
  todo: (count: Told) => `等你办（${count}）`,
  underWay: '正在进行',
  noProjects: '这里还没有项目',
  noProjectsNext: '看见哪里坏了、缺了，点「我要提议」。',
  more: '看更多项目',
  demands: '部门需求',
  demandsNote: (count: Told) => `${count} 项，要不要做由居民附议`,
  latestNotices: '最近公示',
  appName: '微实事',
  otherCommunity: '换一个社区看',
  phone: (phone: Told) => `打电话 ${phone}`,
  phoneSpoken: (phone: Told) => `给社区打电话 ${phone}`,
} as const
