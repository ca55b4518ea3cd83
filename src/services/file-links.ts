import { useEffect, useState } from 'react'
import type { FileId } from '../../contracts/reply'
import { call } from './call'

/** Temporary addresses outlive a visit, not a day. */
const KEEP_MS = 50 * 60_000
const BATCH_MS = 20
const BATCH_MAX = 50

const known = new Map<FileId, { readonly url: string | null; readonly until: number }>()
const asking = new Map<FileId, ((url: string | null) => void)[]>()
let timer: ReturnType<typeof setTimeout> | null = null

/** A file that this phone has just sent is shown from the phone itself. */
export function rememberLink(file: FileId, url: string): void {
  known.set(file, { url, until: Infinity })
}

/** One question for all the photos of a screen. */
async function askForAll(): Promise<void> {
  timer = null
  const files = [...asking.keys()].slice(0, BATCH_MAX)
  const waiting = files.map((file) => asking.get(file) ?? [])
  files.forEach((file) => asking.delete(file))
  if (asking.size > 0) timer = setTimeout(() => void askForAll(), BATCH_MS)
  const reply = await call('files.link', { files })
  const urls = new Map(reply.ok ? reply.data.links.map((link) => [link.file, link.url]) : [])
  files.forEach((file, index) => {
    const url = urls.get(file) ?? null
    if (reply.ok) known.set(file, { url, until: Date.now() + KEEP_MS })
    waiting[index]?.forEach((tell) => tell(url))
  })
}

function linkOf(file: FileId): Promise<string | null> {
  const found = known.get(file)
  if (found !== undefined && found.until > Date.now()) return Promise.resolve(found.url)
  return new Promise((resolve) => {
    asking.set(file, [...(asking.get(file) ?? []), resolve])
    timer ??= setTimeout(() => void askForAll(), BATCH_MS)
  })
}

/** The address of a stored file for this reader: undefined while asking, null when there is none for them. */
export function useFileLink(file: FileId): string | null | undefined {
  const [url, setUrl] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    let stale = false
    void linkOf(file).then((found) => { if (!stale) setUrl(found) })
    return () => { stale = true }
  }, [file])
  return url
}
