/**
 * The door of the notice board: `/n/<code>` a project, `/n/<code>/<number>` (or `<code>-<number>`, as it is printed) one record, `/n/c/<community>` a
 * community or a district, `/n/c/<community>/<number>` what either has published of itself. A forged code gets a page that says so. Only reads.
 */
import type { PlaceId } from '../../../contracts/reply'
import { dayOf } from '../../../domain/calendar'
import { BOARD } from '../../../src/copy/board'
import type { Context } from '../../_runtime/operation'
import type { HttpRequest, HttpResponse } from '../../_runtime/serve'
import { answered, tagOf, type Answer } from '../answer'
import { pageOfCommunity } from './community'
import { document } from './html'
import { loadCommunity, loadOwnRecord, loadProject, loadRecord, MOST_RECORDS, newestRecords, openCounts, photoOf, projectOf } from './load'
import { pageOfNotice } from './notice'
import { pageOfProject } from './project'
import { inSize } from './size'

const HEADERS = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: http: data:" } as const
const TYPE = 'text/html; charset=utf-8'
const SECONDS = 60
const PHOTO_SECONDS = 600
/** The same page is not made twice while what it stands on is the same; a place's name may be this old. */
const KEPT_MS = 60_000
const MOST_KEPT = 300

interface Kept { readonly standsOn: string; readonly until: number; readonly html: string | null; readonly tag: string }
const pages = new Map<string, Kept>()

const isInTime = ({ now }: Context, kept: Kept | undefined): boolean => kept !== undefined && now < kept.until && kept.until <= now + KEPT_MS

/** The page as it was made last, if it still stands on the same; else made anew. */
async function keptPage(ctx: Context, { address, standsOn, make }: { readonly address: string; readonly standsOn: string; readonly make: () => Promise<string | null> }): Promise<Kept> {
  const kept = pages.get(address)
  if (kept?.standsOn === standsOn && isInTime(ctx, kept)) return kept
  const html = await make()
  const page = { standsOn, until: ctx.now + KEPT_MS, html, tag: html === null ? '' : tagOf(html) }
  if (pages.size >= MOST_KEPT) pages.clear()
  pages.set(address, page)
  return page
}

/** A code that stands for nothing: said plainly, because somebody may have pasted over the real one. */
const unknownPage = (): Answer => ({ status: 404, type: TYPE, headers: HEADERS, seconds: 0, body: document(BOARD.unknown, `<h1>${BOARD.unknown}</h1><p>${BOARD.unknownText}</p>`) })
const answerWith = ({ html, tag }: Kept): Answer => (html === null ? unknownPage() : { type: TYPE, headers: HEADERS, seconds: SECONDS, body: html, tag })

async function projectPage(ctx: Context, code: string, number: number | null): Promise<Answer> {
  const project = await projectOf(ctx, code)
  if (project === null) return unknownPage()
  const counts = number === null ? await openCounts(ctx, project) : { answered: 0, rated: 0 }
  const standsOn = [project.id, project.version, counts.answered, counts.rated, dayOf(ctx.now)].join()
  return answerWith(await keptPage(ctx, {
    address: `${code}/${number ?? ''}`, standsOn,
    make: async () => {
      if (number === null) {
        const board = await loadProject(ctx, project, counts)
        return board === null ? null : pageOfProject(board)
      }
      const board = await loadRecord(ctx, project, number)
      return board === null ? null : pageOfNotice(board)
    },
  }))
}

async function communityPage(ctx: Context, id: PlaceId): Promise<Answer> {
  const address = `c/${id}`
  // A page that may still be the same is asked for its last record only.
  const mayBeKept = isInTime(ctx, pages.get(address))
  const newest = await newestRecords(ctx, id, mayBeKept ? 1 : MOST_RECORDS)
  return answerWith(await keptPage(ctx, {
    address, standsOn: [newest[0]?.hash ?? '', dayOf(ctx.now)].join(),
    make: async () => {
      const board = await loadCommunity(ctx, id, mayBeKept ? await newestRecords(ctx, id, MOST_RECORDS) : newest)
      return board === null ? null : pageOfCommunity(board)
    },
  }))
}

/** What is written in the log once does not change: only the day on which it is read does, and what streets say to a ranking, which waits for the kept page to be a minute old. */
async function ownRecordPage(ctx: Context, community: PlaceId, number: number): Promise<Answer> {
  return answerWith(await keptPage(ctx, {
    address: `c/${community}/${number}`, standsOn: dayOf(ctx.now),
    make: async () => {
      const board = await loadOwnRecord(ctx, { community, number })
      return board === null ? null : pageOfNotice(board)
    },
  }))
}

/** The photo of a project, by an address that does not change with every signature. */
async function photoPage(ctx: Context, code: string): Promise<HttpResponse> {
  const project = await projectOf(ctx, code)
  const photo = project === null ? null : await photoOf(ctx, project)
  const [link] = photo === null ? [] : await ctx.ports.files.links([photo])
  if (!link?.url) return { statusCode: 404, headers: { 'cache-control': 'no-store' }, body: '' }
  return { statusCode: 302, headers: { location: link.url, 'cache-control': `public, max-age=${PHOTO_SECONDS}`, 'referrer-policy': 'no-referrer' }, body: '' }
}

const PROJECT = /^\/n\/([A-Za-z0-9]{4,12})(?:[/-]([1-9][0-9]{0,8})|(\/photo))?\/?$/
const COMMUNITY = /^\/n\/c\/([^/]{1,240})(?:\/([1-9][0-9]{0,8}))?\/?$/

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** Answers a scanned code with its page. */
export async function board(ctx: Context, request: HttpRequest): Promise<HttpResponse> {
  const page = async (found: Promise<Answer> | Answer): Promise<HttpResponse> => answered(request, inSize(await found, request))
  const [, community, own] = COMMUNITY.exec(request.path) ?? []
  if (community !== undefined) return page(own === undefined ? communityPage(ctx, decoded(community)) : ownRecordPage(ctx, decoded(community), Number(own)))
  const [, code, number, photo] = PROJECT.exec(request.path) ?? []
  if (code === undefined) return page(unknownPage())
  if (photo !== undefined) return photoPage(ctx, code.toUpperCase())
  return page(projectPage(ctx, code.toUpperCase(), number === undefined ? null : Number(number)))
}
