/** Money of several communities: every move is taken from the account of each by its share, in whole fen, with none lost. */
import type { AccountMove, FundMove, HeldShare, Joint } from '../../contracts/joint'
import type { Fen } from '../../contracts/reply'
import { splitByLargestRemainder } from '../money'
import type { Facts } from '../projects/rule'

type Accounts = NonNullable<Facts['accounts']>
type Held = readonly HeldShare[]
const split = (total: Fen, weights: readonly Fen[]): readonly Fen[] => (total === 0 ? weights.map(() => 0) : splitByLargestRemainder({ total, weights }))
const at = (parts: readonly Fen[], index: number): Fen => parts[index] ?? 0

/** What is newly reserved is split by the agreed shares; everything else by what each account holds, so that none gives more than it has. */
function partsOf(move: FundMove, { held, joint, accounts }: { readonly held: Held; readonly joint: Joint; readonly accounts: Accounts }): readonly AccountMove[] {
  const reserved = held.map((one) => one.reserved)
  const committed = held.map((one) => one.committed)
  switch (move.kind) {
    case 'reserve': {
      const parts = split(move.fen, joint.shares.map(({ fen }) => fen))
      return joint.shares.flatMap(({ community }, i) => {
        const account = held.find((one) => one.community === community)?.account ?? accounts.find((one) => one.community === community)?.account
        if (account === undefined) throw new Error(`no account of ${community} was looked up`)
        return at(parts, i) === 0 ? [] : [{ kind: 'reserve' as const, fen: at(parts, i), community, account }]
      })
    }
    case 'release': {
      const [back, bound] = [split(move.reserved, reserved), split(move.committed, committed)]
      return held.flatMap(({ community, account }, i) => (at(back, i) + at(bound, i) === 0 ? [] : [{ kind: 'release' as const, reserved: at(back, i), committed: at(bound, i), community, account }]))
    }
    case 'commit': {
      const taken = split(move.reserved, reserved)
      const bound = split(move.fen, taken)
      return held.flatMap(({ community, account }, i) => (at(taken, i) === 0 ? [] : [{ kind: 'commit' as const, reserved: at(taken, i), fen: at(bound, i), community, account }]))
    }
    case 'pay': {
      const parts = split(move.fen, committed)
      return held.flatMap(({ community, account }, i) => (at(parts, i) === 0 ? [] : [{ kind: 'pay' as const, fen: at(parts, i), community, account }]))
    }
  }
}

function after(held: HeldShare, move: FundMove): HeldShare {
  switch (move.kind) {
    case 'reserve': return { ...held, reserved: held.reserved + move.fen }
    case 'release': return { ...held, reserved: held.reserved - move.reserved, committed: held.committed - move.committed }
    case 'commit': return { ...held, reserved: held.reserved - move.reserved, committed: held.committed + move.fen }
    case 'pay': return { ...held, committed: held.committed - move.fen }
  }
}

/** What the accounts hold after these moves; one that holds nothing any more is not kept. */
export function heldAfter(held: Held, moves: readonly AccountMove[]): Held {
  const all = moves.reduce<Held>((now, move) => {
    const mine = now.find(({ account, community }) => account === move.account && community === move.community) ?? { community: move.community, account: move.account, reserved: 0, committed: 0 }
    return [...now.filter((one) => one.community !== move.community || one.account !== move.account), after(mine, move)]
  }, held)
  return all.filter(({ reserved, committed }) => reserved + committed > 0)
}

/** The moves of a project as the accounts of its communities see them: their parts add up to each move exactly. */
export function sharedMoves(joint: Joint, moves: readonly FundMove[], accounts: Accounts = []): readonly AccountMove[] {
  const found: AccountMove[] = []
  for (const move of moves) found.push(...partsOf(move, { held: heldAfter(joint.held, found), joint, accounts }))
  return found
}
