/** What the function answers to a browser: the notice board under `/n`, the open data under `/open`. */
import type { Context } from '../_runtime/operation'
import type { HttpRequest, HttpResponse } from '../_runtime/serve'
import { onlyLooking } from './answer'
import { board } from './board/door'
import { open } from './open/door'

export async function http(ctx: Context, request: HttpRequest): Promise<HttpResponse> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return onlyLooking()
  return request.path === '/open' || request.path.startsWith('/open/') ? open(ctx, request) : board(ctx, request)
}
