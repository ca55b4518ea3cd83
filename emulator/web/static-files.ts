import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { send, sendHtml, type Exchange } from '../http/reply'
import { contentTypeOf } from '../storage/content-types'

const gzip = promisify(zlib.gzip)
const brotli = promisify(zlib.brotliCompress)
/** Good enough for a page that is loaded from this very machine. */
const BROTLI = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 6 } }
const HASHED = /\.[0-9a-f]{8,}\.[a-z0-9]+$/
const COMPRESSIBLE = /^(text\/|image\/svg|application\/(json|manifest))/

type Encoding = 'br' | 'gzip' | 'identity'

interface Asset {
  readonly stamp: string
  readonly type: string
  readonly etag: string
  readonly plain: Buffer
  readonly encoded: Map<Encoding, Promise<Buffer>>
}

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>微实事</title>
<style>body{font:18px/1.8 system-ui;max-width:36em;margin:3em auto;padding:0 1em}</style>
<h1>还没有网页</h1><p>模拟器已经在运行，但 <code>dist/h5</code> 还没有生成。请在仓库里运行 <code>npm run build -- h5</code>，再刷新本页。</p>
<p><a href="/dev/">开发者页面</a></p>`

/** Files of the H5 build; only the root falls back to index.html, because the router lives behind the #. */
export function staticDoor(folder: string): (exchange: Exchange) => Promise<void> {
  const assets = new Map<string, Asset>()
  return async ({ request, response, url }) => {
    const name = url.pathname === '/' ? '/index.html' : safeDecode(url.pathname)
    const asset = name === undefined ? undefined : await assetOf(assets, { folder, name })
    if (asset === undefined) {
      return url.pathname === '/' ? sendHtml(response, NOT_BUILT) : sendHtml(response, '<!doctype html><meta charset="utf-8"><p>没有这个页面。<a href="/">回到首页</a></p>', 404)
    }
    const encoding = encodingFor(asset, String(request.headers['accept-encoding'] ?? ''))
    const headers = {
      'content-type': asset.type,
      'cache-control': HASHED.test(url.pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: asset.etag,
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    }
    if (request.headers['if-none-match'] === asset.etag) {
      response.writeHead(304, headers).end()
      return
    }
    send(response, { status: 200, headers, body: await encodedAs(asset, encoding) })
  }
}

function safeDecode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

async function assetOf(assets: Map<string, Asset>, { folder, name }: { folder: string; name: string }): Promise<Asset | undefined> {
  const file = path.join(folder, path.normalize(name))
  if (!file.startsWith(path.resolve(folder) + path.sep) || name.includes('\0')) return undefined
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const stamp = `${found.mtimeMs}-${found.size}`
  const known = assets.get(file)
  if (known?.stamp === stamp) return known
  const plain = await readFile(file)
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  const asset: Asset = { stamp, plain, etag, type: contentTypeOf(name), encoded: new Map() }
  assets.set(file, asset)
  return asset
}

function encodingFor(asset: Asset, accepted: string): Encoding {
  if (!COMPRESSIBLE.test(asset.type) || asset.plain.length < 1024) return 'identity'
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

function encodedAs(asset: Asset, encoding: Encoding): Promise<Buffer> {
  const known = asset.encoded.get(encoding)
  if (known) return known
  const made = encoding === 'br' ? brotli(asset.plain, BROTLI) : encoding === 'gzip' ? gzip(asset.plain) : Promise.resolve(asset.plain)
  asset.encoded.set(encoding, made)
  return made
}
