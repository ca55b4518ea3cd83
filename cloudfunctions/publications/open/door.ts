/** The door of everything under `/open`. Only reads. */
import type { Context } from '../../_runtime/operation'
import type { HttpRequest, HttpResponse } from '../../_runtime/serve'
import { answered, nothing, type Answer } from '../answer'
import { inSize } from '../board/size'
import { fileOf, FILES, openFile, type OpenFile } from './files'
import { openPlace } from './load'
import { logExport, logPart, rootsFile } from './log'
import { noPlace, openIndex, openList } from './pages'

/** The parts of an address, each decoded; null where one cannot be. */
function wordsIn(path: string): readonly string[] | null {
  try {
    return path.split('/').filter((word) => word !== '').map(decodeURIComponent)
  } catch {
    return null
  }
}

const FILE = new RegExp(`^(${FILES.map((file) => file.replace('.', '(?:-([1-9][0-9]{3}))?\\.')).join('|')})$`)

/** The open file and the year that a name asks for. */
function fileIn(name: string): { readonly file: OpenFile; readonly year: number | null } | null {
  const year = FILE.exec(name)?.slice(2).find((one) => one !== undefined)
  const file = FILES.find((one) => fileOf(one, year === undefined ? null : Number(year)) === name)
  return file === undefined ? null : { file, year: year === undefined ? null : Number(year) }
}

async function found(ctx: Context, request: HttpRequest): Promise<Answer | null> {
  const words = wordsIn(request.path)
  if (words === null) return null
  const [, id = '', name = '', ...rest] = words
  if (rest.length > 0) return null
  if (id === '') return openIndex(ctx)
  if (id === 'roots.json' && name === '') return rootsFile(ctx)
  const part = /^export-([1-9][0-9]{0,6})\.json$/.exec(name)
  if (part !== null) return logPart(ctx, { community: id, part: Number(part[1]) })
  if (name === 'export.json') return logExport(ctx, id)
  const asked = fileIn(name)
  if (name !== '' && asked === null) return null
  const place = await openPlace(ctx, id)
  if (asked !== null) return place === null ? null : openFile(ctx, place, asked)
  return place === null ? noPlace() : openList(ctx, place)
}

/** Answers an address under `/open`; what is not there is said to be so. */
export const open = async (ctx: Context, request: HttpRequest): Promise<HttpResponse> => answered(request, inSize((await found(ctx, request)) ?? nothing, request))
