type Told = string | number

/** The words of pages/notices. */
export const NOTICES_WORDS = {
  all: '全部公示',
  title: '公示',
  only: (names: Told) => `只看一类，现在看${names}`,
  none: '还没有这一类公示',
  openData: '公开数据下载',
  openDataNote: '项目表、公示表、开放合同数据和可核对的全部公开记录',
  copied: '地址已复制，请在浏览器里打开。',
  noneNext: '换一类看看，或过几天再来。',
  rules: '这里按什么规定办',
  rulesNote: '每一项规定、依据、从哪天起，改过什么',
} as const
