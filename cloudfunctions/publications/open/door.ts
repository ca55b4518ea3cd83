/** The door of everything under `/open`. Only reads. */
import type { Context } from '../../_runtime/operation'
import type { HttpRequest, HttpResponse } from '../../_runtime/serve'
import { answered, nothing, type Answer } from '../answer'
import { logExport, logPart, rootsFile } from './log'

/** The parts of an address, each decoded; null where one cannot be. */
function wordsIn(path: string): readonly string[] | null {
  try {
    return path.split('/').filter((word) => word !== '').map(decodeURIComponent)
  } catch {
    return null
  }
}

async function found(ctx: Context, request: HttpRequest): Promise<Answer | null> {
  const [, place = '', file = '', ...rest] = wordsIn(request.path) ?? []
  if (rest.length > 0) return null
  if (place === 'roots.json' && file === '') return rootsFile(ctx)
  const part = /^export-([1-9][0-9]{0,6})\.json$/.exec(file)
  if (part !== null) return logPart(ctx, { community: place, part: Number(part[1]) })
  return file === 'export.json' ? logExport(ctx, place) : null
}

/** Answers an address under `/open`; what is not there is said to be so. */
export const open = async (ctx: Context, request: HttpRequest): Promise<HttpResponse> => answered(request, (await found(ctx, request)) ?? nothing)
