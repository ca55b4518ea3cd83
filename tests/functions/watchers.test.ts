/** Comments and requests for audit over the wire: many at once, each once, nobody named. */
import type { AuditRequest } from '../../contracts/watching'
import type { PublicationRecord } from '../../contracts/operations'
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { importDoors, moveIn, STAFF, startTown, TOWN } from './town'

const NOW = '2030-03-05T10:00:00+08:00'
const PEOPLE = Array.from({ length: 12 }, (_, i) => `watcher-${i}`)

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: PEOPLE.map((_, i) => String(101 + i)) })
  for (const [i, person] of PEOPLE.entries()) await moveIn(cloud, person, { building: TOWN.building, room: String(101 + i) })
  await cloud.must('approver', 'people.appoint', { person: await cloud.idOf('the-auditor'), role: 'auditor', place: TOWN.street, from: '2020-01-01', basis: 'test' })
}, 120_000)
afterAll(() => cloud.stop())

const built = (id: string, audits: readonly AuditRequest[] = []) => putProject(cloud, aProject({ id, code: id.toUpperCase(), stage: 'closed', contentChecked: true, title: '扶手', audits }))
const seen = (person: string | null, project: string) => cloud.must(person, 'projects.get', { project }, { now: NOW })
const records = async (project: string, kind: string) => (await cloud.read('publications', { project, kind })) as unknown as readonly PublicationRecord[]

describe('a comment', () => {
  it('on a closed project is answered from the desk, published with its answer, and told to the one who made it', async () => {
    const project = await built('comment')
    expect((await cloud.must(STAFF.staff, 'projects.inbox', {}, { now: NOW })).items.map(({ card }) => card.id)).not.toContain(project)
    await cloud.must('watcher-0', 'publications.comment', { project, text: '扶手松了' }, { now: NOW })
    const waiting = (await cloud.must(STAFF.staff, 'projects.inbox', {}, { now: NOW })).items.find(({ card }) => card.id === project)
    expect(waiting?.waitingFor).toContain('publications.answerComment')
    const [comment] = (await seen(null, project)).comments
    expect(comment).toMatchObject({ role: 'resident', text: '扶手松了', answer: null, mine: false })
    await cloud.must(STAFF.staff, 'publications.answerComment', { project, comment: comment?.id ?? '', text: '明天来拧紧' }, { now: NOW })
    expect(await records(project, 'commentAnswer')).toMatchObject([{ fields: { watcher: 'resident', comment: '扶手松了', text: '明天来拧紧' } }])
    expect((await cloud.must('watcher-0', 'people.messages', {}, { now: NOW })).items.filter((one) => one.project === project)).toMatchObject([{ kind: 'comment-answered' }])
    expect((await cloud.must(STAFF.staff, 'projects.inbox', {}, { now: NOW })).items.map(({ card }) => card.id)).not.toContain(project)
  })
  it('with doubtful words is read by the committee before anybody else, and kept out of the log where they are kept back', async () => {
    const project = await built('doubted')
    await cloud.must('watcher-0', 'publications.comment', { project, text: '测试复核的话' }, { now: NOW })
    const textFor = async (person: string | null) => (await seen(person, project)).comments[0]?.text
    expect([await textFor(null), await textFor('watcher-1'), await textFor(STAFF.staff)]).toEqual(['', '', '测试复核的话'])
    const [comment] = (await seen(null, project)).comments
    await cloud.must(STAFF.staff, 'publications.answerComment', { project, comment: comment?.id ?? '', text: '看过了', hideText: true }, { now: NOW })
    expect(JSON.stringify(await records(project, 'commentAnswer'))).not.toContain('测试复核的话')
  })
})

describe('a request for audit', () => {
  const half: AuditRequest = { round: 1, since: Date.parse(NOW), representatives: { signed: 0, of: 0, needs: 0, clause: 'x' }, residents: { signed: 0, of: 100, needs: 10, clause: 'x' }, reachedAt: null, clock: null, answer: null, answeredAt: null }

  it('opens with the people of the register as they are, and counts a signature that is sent twice once', async () => {
    const project = await built('opened1')
    const asked = { project }
    const twice = await Promise.all([1, 2].map(() => cloud.call('watcher-0', 'publications.requestAudit', asked, { now: NOW, requestId: 'the-same' })))
    expect(twice.every(({ ok }) => ok)).toBe(true)
    expect(await cloud.refused('watcher-0', 'publications.requestAudit', asked, { now: NOW })).toBe('already-signed')
    const view = await seen('watcher-0', project)
    expect([view.signedAudit, (await seen('watcher-1', project)).signedAudit]).toEqual([true, false])
    expect(view.audits).toMatchObject([{ residents: { signed: 1, of: PEOPLE.length, needs: 2 } }])
  })
  it.each([1, 2, 12])('is reached once and published once with %i signing at once, whoever comes after is told so', async (at) => {
    const project = await built(`crowd${at}a`, [half])
    const answers: boolean[] = []
    for (let from = 0; from < PEOPLE.length; from += at) answers.push(...(await Promise.all(PEOPLE.slice(from, from + at).map((person) => cloud.call(person, 'publications.requestAudit', { project }, { now: NOW })))).map(({ ok }) => ok))
    expect(answers.filter((ok) => ok)).toHaveLength(10)
    expect((await seen(null, project)).audits).toMatchObject([{ residents: { signed: 10 } }])
    expect(await records(project, 'auditRequested')).toMatchObject([{ fields: { residentsSigned: 10, residentsOf: 100 } }])
    expect(await cloud.read('auditSignatures', { project })).toHaveLength(10)
    expect(JSON.stringify([await records(project, 'auditRequested'), await seen(null, project)])).not.toContain(await cloud.idOf('watcher-1'))
  }, 60_000)
  it('is told to the auditor and the street, waits at their desks, and its answer is public', async () => {
    const project = await built('answer1', [{ ...half, residents: { ...half.residents, signed: 9 } }])
    await cloud.must('watcher-3', 'publications.requestAudit', { project }, { now: NOW })
    for (const person of ['the-auditor', STAFF.approver]) expect((await cloud.must(person, 'people.messages', {}, { now: NOW })).items.filter((one) => one.project === project)).toMatchObject([{ kind: 'audit-requested' }])
    expect((await cloud.must('the-auditor', 'projects.inbox', {}, { now: NOW })).items.find(({ card }) => card.id === project)?.waitingFor).toEqual(['publications.answerAudit'])
    expect(await cloud.refused(STAFF.staff, 'publications.answerAudit', { project, text: 'x' }, { now: NOW })).toBe('not-your-role')
    await cloud.must('the-auditor', 'publications.answerAudit', { project, text: '账实相符' }, { now: NOW })
    expect(await records(project, 'auditAnswer')).toMatchObject([{ fields: { text: '账实相符' } }])
    expect((await cloud.must('watcher-3', 'people.exportMine', {}, { now: NOW })).auditSignatures).not.toEqual([])
  })
  it('is not reached by calling what follows by itself', async () => {
    const project = await built('called1', [{ ...half, residents: { ...half.residents, signed: 9 } }])
    expect(await cloud.refused(STAFF.approver, 'publications.reachAudit', { project }, { now: NOW })).toBe('not-your-role')
  })
})
