type Told = string | number

/** The words of pages/notices. */
export const NOTICES_WORDS = {
  all: '全部公示',
  title: '公示',
  only: (names: Told) => `只看一类，现在看${names}`,
  none: '还没有这一类公示',
  noneNext: '换一类看看，或过几天再来。',
  rules: '这里按什么规定办',
  rulesNote: '每一项规定、依据、从哪天起，改过什么',
} as const
