/** What the fund screen says of the district and of years. */
export const FUND_WORDS = {
  district: (name: string, year: number) => `${name}，${year} 年全区`, given: '全区已拨', most: '全年最高', left: '还能拨',
  givenOf: (year: number, given: string, most: string) => `全区 ${year} 年已拨 ${given}，最高 ${most}`,
  moved: (came: string, went: string) => `从别的社区调入 ${came}，调出 ${went}`,
  partNotes: '可用、预占、签约、已付四项相加，等于全年拨款加调入、减调出。',
  earlier: '以前年度没用完的', yearOf: (year: number, unspent: string) => `${year} 年没用完 ${unspent}`, parts: (reserved: string, committed: string, free: string) => `其中已预占 ${reserved}，已签约没付 ${committed}，没安排 ${free}`,
  carried: (day: string) => `可以结转用到 ${day}，只用于原来的项目。`, surplus: (day: string) => `结转期到 ${day} 已满，是结余，请财政收回统筹。合同欠付的照付。`,
} as const
