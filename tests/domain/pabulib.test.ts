import fc from 'fast-check'
import { decimalOf, inUnits } from '../../domain/polls/exact'
import { exportText } from '../../domain/polls/export'
import { electionFrom, parsePb, VOTE_TYPES, type PbFile } from '../../domain/polls/pabulib'
import { select } from '../../domain/polls/selection'

const META = 'META\nkey;value\nbudget;100\nvote_type;approval\n'
const PROJECTS = 'PROJECTS\nproject_id;cost;name\n1;60;Lamp\n2;40;Bench\n'
const VOTES = 'VOTES\nvoter_id;vote\na;1,2\nb;2\nc;\n'
const read = (text: string): PbFile => {
  const reading = parsePb(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.value
}
const problem = (text: string) => {
  const reading = parsePb(text)
  return reading.ok ? null : reading.problem
}

describe('a .pb file', () => {
  it('is read section by section; an empty vote is a ballot', () => {
    expect(read(META + PROJECTS + VOTES)).toMatchObject({
      voteType: 'approval', budget: { digits: 100n, places: 0 }, projects: [{ id: '1', fields: { name: 'Lamp' } }, { id: '2' }],
      ballots: [{ voter: 'a', choices: ['1', '2'], points: null }, { choices: ['2'] }, { choices: [] }],
    })
  })
  it('may come with a byte order mark, any line ending, empty lines and quotation over lines', () => {
    const text = `\uFEFF${META}\n;;\n${PROJECTS.replace('Lamp', '"A ""lamp"";\nfor the stairs"')}${VOTES}`
    const plain = read(text)
    expect(plain.projects[0]?.fields['name']).toBe('A "lamp";\nfor the stairs')
    expect(read(text.replaceAll('\n', '\r\n')).ballots).toEqual(plain.ballots)
    expect(read(text.replaceAll('\n', '\r')).ballots).toEqual(plain.ballots)
    expect(read((META + PROJECTS).replace('Lamp', '6" lamp') + VOTES).projects[0]?.fields['name']).toBe('6" lamp')
  })
  it('keeps cents exact, with a point or a comma', () => {
    const election = electionFrom(read(META.replace('100', '114339,91') + PROJECTS.replace(';40;', ';40.5;') + VOTES), { utility: 'cost' })
    expect(election).toMatchObject({ budget: 11_433_991n, unit: 100n, contenders: [{ id: '1', cost: 6000n }, { id: '2', cost: 4050n }], voters: 3 })
  })
  it.each([
    ['empty-file', '', 1], ['text-before-section', 'hello\n', 1],
    ['missing-section', META + PROJECTS, 8], ['missing-key', META.replace('budget', 'money') + PROJECTS + VOTES, 1], ['missing-key', META.replace('vote_type', 'type') + PROJECTS + VOTES, 1],
    ['unknown-vote-type', META.replace('approval', 'lottery') + PROJECTS + VOTES, 4], ['not-a-number', META.replace('100', 'lots') + PROJECTS + VOTES, 3],
    ['negative-amount', META + PROJECTS.replace('60', '-60') + VOTES, 7], ['missing-column', META + PROJECTS.replace('cost', 'price') + VOTES, 6],
    ['missing-field', META + PROJECTS.replace('60', '') + VOTES, 7], ['missing-field', `${META}${PROJECTS}${VOTES}d\n`, 14], ['doubled-project', META + PROJECTS.replace('2;40', '1;40') + VOTES, 8],
    ['missing-column', META + PROJECTS + VOTES.replace('vote\n', 'choice\n'), 10], ['unknown-project', META + PROJECTS + VOTES.replace('b;2', 'b;3'), 12],
    ['missing-column', META.replace('approval', 'cumulative') + PROJECTS + VOTES, 10], ['unclosed-quote', META + PROJECTS.replace('Bench', '"Bench') + VOTES, 8],
    ['points-do-not-match', `${META.replace('approval', 'scoring') + PROJECTS}VOTES\nvoter_id;vote;points\na;1,2;3\n`, 11], ['not-a-number', `${META.replace('approval', 'scoring') + PROJECTS}VOTES\nvoter_id;vote;points\na;1;x\n`, 11],
  ])('that cannot be read says %s and its line', (code, text, line) => {
    expect(problem(text)).toMatchObject({ code, line })
  })
  it.each(VOTE_TYPES)('of the kind %s counts what is named', (voteType) => {
    const votes = 'VOTES\nvoter_id;vote;points\na;2,1;5,1\nb;2;3\n'
    const file = read(META.replace('approval', voteType) + PROJECTS + votes)
    const election = electionFrom(file, { utility: 'cardinality' })
    expect(election.groups.map(({ choices, voters }) => [choices.map(({ contender }) => contender), voters])).toEqual([[[0, 1], 1], [[1], 1]])
    expect(select(election, { rule: 'equal-shares', utility: 'cardinality' }).winners).toEqual([1])
  })
  it('gives points as they are written, and for a ranking as many as there are places', () => {
    const points = (text: string) => electionFrom(read(text), { utility: 'points' }).groups.map(({ choices }) => choices.map(({ points: each }) => each))
    const votes = 'VOTES\nvoter_id;vote;points\na;2,1;5,0.5\nb;2;0\n'
    expect(points(META.replace('approval', 'cumulative') + PROJECTS + votes)).toEqual([[5, 50], []])
    expect(points(META.replace('approval', 'ordinal') + PROJECTS + votes)).toEqual([[1, 2], [2]])
  })
})

describe('numbers as they are written', () => {
  it('are whole digits and places', () => {
    expect([decimalOf('12.50'), decimalOf(' 3 '), decimalOf('1e3'), decimalOf('-.5')]).toEqual([{ digits: 1250n, places: 2 }, { digits: 3n, places: 0 }, { digits: 1000n, places: 0 }, { digits: -5n, places: 1 }])
    expect(['', '.', 'NaN', '1 000', '0x1'].map(decimalOf)).toEqual([null, null, null, null, null])
    expect(() => inUnits({ digits: 1n, places: 3 }, 2)).toThrow(RangeError)
  })
})

const text = fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', ',', ' ', '桥', "'") }).map((each) => each.trim())
const files: fc.Arbitrary<PbFile> = fc.record({
  budget: fc.record({ digits: fc.bigInt({ min: 0n, max: 10n ** 12n }), places: fc.constantFrom(0, 2) }),
  voteType: fc.constantFrom('approval' as const, 'scoring' as const),
  names: fc.array(text, { minLength: 1, maxLength: 4 }),
  picks: fc.array(fc.subarray([0, 1, 2, 3])),
}).map(({ budget, voteType, names, picks }) => {
  const projects = names.map((name, n) => ({ id: `p${n}`, cost: { digits: BigInt(n) * 7n, places: 1 }, fields: { name } }))
  const ballots = picks.map((pick, n) => ({ voter: `v${n}`, choices: pick.filter((at) => at < names.length).map((at) => `p${at}`) }))
  return { meta: { unit: 'here' }, voteType, budget, projects, ballots: ballots.map((ballot) => ({ ...ballot, points: voteType === 'scoring' ? ballot.choices.map((_, n) => ({ digits: BigInt(n + 1), places: 0 })) : null })) }
})

describe('what is exported', () => {
  it('reads back as the same election', () => {
    fc.assert(fc.property(files, (file) => {
      const again = read(exportText(file, 'pb'))
      expect({ ...again, meta: again.meta['unit'], projects: again.projects.map(({ id, cost, fields }) => [id, cost, fields['name']]) })
        .toEqual({ ...file, meta: 'here', projects: file.projects.map(({ id, cost, fields }) => [id, cost, fields.name]) })
    }))
  })
  it('is the same ballots as a table and as JSON', () => {
    const file = read(META + PROJECTS + VOTES)
    expect(exportText(file, 'csv')).toBe('\uFEFFvoter_id,vote,points\r\na,1 2,\r\nb,2,\r\nc,,\r\n')
    expect(JSON.parse(exportText(file, 'json'))).toMatchObject({ budget: '100', projects: [{ id: '1', cost: '60', name: 'Lamp' }, { id: '2' }], ballots: [{ voter: 'a', choices: ['1', '2'] }, { voter: 'b' }, { voter: 'c', choices: [] }] })
  })
})
