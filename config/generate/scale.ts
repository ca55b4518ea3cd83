/** How large a district is: 罗湖's own figures (contract "工作总结", 2017), or a part of them. */
export interface Scale { readonly streets: number; readonly funds: number; readonly councils: number; readonly members: number; readonly households: number; readonly projects: number }

/** Ten streets, 83 funds, 112 councils with 1,637 members, 224,000 households, 2,000 projects a year. */
export const LUOHU: Scale = { streets: 10, funds: 83, councils: 112, members: 1637, households: 224_000, projects: 2000 }

/** Six of the other classes and seven residents: fewer could not sit. */
const LEAST_MEMBERS = 13

/** A part of it: at least one street, fund and council; never more streets than funds or funds than councils. */
export function scaled(share: number): Scale {
  if (!(share > 0 && share <= 1)) throw new RangeError(`--scale is a share above 0 and up to 1, not ${share}`)
  const part = (whole: number): number => Math.max(1, Math.round(whole * share))
  const funds = part(LUOHU.funds)
  const councils = Math.max(funds, part(LUOHU.councils))
  return { streets: Math.min(funds, part(LUOHU.streets)), funds, councils, members: Math.max(councils * LEAST_MEMBERS, part(LUOHU.members)), households: part(LUOHU.households), projects: part(LUOHU.projects) }
}

/** The whole divided over `parts` as evenly as whole numbers go: how many fall to this one. */
export const shareOf = (whole: number, parts: number, at: number): number => Math.floor(((at + 1) * whole) / parts) - Math.floor((at * whole) / parts)
