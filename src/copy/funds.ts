/** What the fund screen says of the district and of years. */
export const FUND_WORDS = {
  district: (name: string, year: number) => `${name}，${year} 年全区`, given: '全区已拨', most: '全年最高', left: '还能拨',
  givenOf: (year: number, given: string, most: string) => `全区 ${year} 年已拨 ${given}，最高 ${most}`,
} as const
