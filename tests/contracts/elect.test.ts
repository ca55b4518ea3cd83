import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const folder = mkdtempSync(path.join(tmpdir(), 'weishishi-elect-'))
const file = path.join(folder, 'street.pb')
const PB = 'META\nkey;value\nbudget;100.50\nvote_type;approval\nPROJECTS\nproject_id;cost\n2;50.25\n10;40\n9;50.25\nVOTES\nvoter_id;vote\na;2,10\nb;2\nc;9\nd;9,10\n'
beforeAll(() => writeFileSync(file, PB))
afterAll(() => rmSync(folder, { recursive: true }))

const elect = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, '../../config/verbs/elect.mjs'), ...args], { encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } })
  return { status, stdout, stderr }
}

describe('npm run -s elect', () => {
  it('prints one JSON object: the winners in the order of their ids, and the exact cost', () => {
    expect(elect('street.pb', '--rule', 'greedy', '--utility', 'cost', '--ties', 'id')).toMatchObject({ status: 0, stdout: '{"winners":["2","10"],"cost":"361/4"}\n' })
    // All three cost 1/2 of a point: 10 goes first by its text, and the sum that affords one of the others affords both, which is too much.
    expect(elect(file, '--rule', 'equal-shares', '--utility', 'cost', '--completion', 'add1')).toMatchObject({ status: 0, stdout: '{"winners":["10"],"cost":"40"}\n' })
  })
  it('names what it does not know on the other stream, and exits with 2', () => {
    const refused = (...args: readonly string[]) => { const { status, stdout, stderr } = elect(...args); return [status, stdout, stderr.split(':')[0]] }
    expect(refused('nothing.pb', '--rule', 'greedy')).toEqual([2, '', 'unreadable-file'])
    expect(refused(file, '--rule', 'lottery')).toEqual([2, '', 'unknown-value'])
    expect(refused(file, '--rule', 'greedy', '--luck', '7')).toEqual([2, '', 'unknown-option'])
    expect(refused(file)).toEqual([2, '', 'missing-option'])
    expect(refused('--rule', 'greedy')).toEqual([2, '', 'missing-file'])
    writeFileSync(path.join(folder, 'broken.pb'), PB.replace('c;9', 'c;7'))
    const scoring = (points: string): string => `META\nkey;value\nbudget;9\nvote_type;scoring\nPROJECTS\nproject_id;cost\n1;3\nVOTES\nvoter_id;vote;points\na;1;${points}\n`
    for (const points of ['1e400', '9007199254740993', '1e-400']) {
      writeFileSync(path.join(folder, 'points.pb'), `${scoring(points)}b;1;2\n`)
      expect(refused('points.pb', '--rule', 'greedy', '--utility', 'points')).toEqual([2, '', 'points-out-of-range'])
      expect(elect('points.pb', '--rule', 'greedy', '--utility', 'cost')).toMatchObject({ status: 0, stdout: '{"winners":["1"],"cost":"3"}\n' })
    }
    const { status, stderr } = elect('broken.pb', '--rule', 'greedy')
    expect([status, stderr.split('\n')[0]]).toEqual([2, 'unknown-project: broken.pb:14: 7'])
  })
})
