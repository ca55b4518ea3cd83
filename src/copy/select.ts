export const SELECT_WORDS = { none: '点这里选' } as const
