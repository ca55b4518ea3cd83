type Told = string | number

/** The words of pages/notices. */
export const NOTICES_WORDS = {
  all: '全部公示',
  title: '公示',
  only: (names: Told) => `只看一类，现在看${names}`,
  none: '还没有这一类公示',
  noneNext: '换一类看看，或过几天再来。',
} as const
