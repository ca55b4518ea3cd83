/** What waits for those who look after pictures, and what they have done: one that the check was in doubt about, one that a resident would have blurred, one in which the faces are blurred. */
import type { FileId, Instant } from '../../contracts/reply'
import type { PictureOf } from './picture'
import type { Story } from './story'
import type { World } from './world'

interface Told { readonly world: World; readonly now: Instant; readonly story: Story; readonly staff: string; readonly askers: readonly [string, string] }

/** The faces of the people who are drawn, in thousandths of the picture. */
const FACES = [0, 1, 2, 3, 4].map((at) => ({ x: 110 + at * 175, y: 530, width: 75, height: 120 }))
const LONGEST_WAIT_MS = 30_000
const PAUSE_MS = 50

/** The check answers a moment after it was asked; nobody can ask about a picture before they see it. */
async function whenShown(world: World, file: FileId, at: Instant): Promise<void> {
  for (const until = Date.now() + LONGEST_WAIT_MS; Date.now() < until; await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS) })) {
    const { links: [link] } = await world.as(null).at(at).ask('files.link', { files: [file] })
    if (link?.state === 'shown') return
  }
  throw new Error(`${file} was not shown within ${LONGEST_WAIT_MS} ms`)
}

/** Three pictures of a day of work with neighbours on it. */
export async function leavePictures({ world, now, story, staff, askers: [first, second] }: Told): Promise<void> {
  const { builder } = story.plan.cast
  // A report is published: nothing may stand in the public record before what was published already.
  const at = now
  const taken = (of: string, more: Partial<PictureOf> = {}): Promise<FileId> => world.photo(builder, { subject: 'people', moment: 'during', of: `${story.plan.title}${of}`, ...more })
  const [doubtful, plain, crowd] = [await taken('清淤现场', { check: 'doubtful' }), await taken('邻居来看'), await taken('一起铺盖板')]
  await world.as(builder).at(at).do('works.reportProgress', { project: story.project, percent: 60, text: '南侧沟段清淤完成，邻居一起来铺盖板。', photos: [plain, crowd, doubtful] })
  for (const file of [plain, crowd]) await whenShown(world, file, at)
  await world.as(first).at(at).do('files.askBlur', { file: crowd, text: '左边第一个是我，不想露脸', marks: FACES.slice(0, 1) })
  const blurred = await world.photo(staff, { subject: 'people', moment: 'during', of: `${story.plan.title}一起铺盖板`, blurred: FACES })
  await world.as(staff).at(at).do('files.decide', { file: crowd, decision: 'blur', blurred })
  await world.as(second).at(at).do('files.askBlur', { file: plain, text: '中间是我家孩子，请打码', marks: FACES.slice(2, 3) })
}
