import { useEffect, useState } from 'react'
import type { FileLink } from '../../contracts/files'
import type { FileId } from '../../contracts/reply'
import { call } from './call'

/** Temporary addresses outlive a visit, not a day. */
const KEEP_MS = 50 * 60_000
/** What is not shown yet may be in a moment. */
const KEEP_NOT_SHOWN_MS = 20_000
const BATCH_MS = 20
const BATCH_MAX = 50

const known = new Map<FileId, { readonly link: FileLink; readonly until: number }>()
const asking = new Map<FileId, ((link: FileLink) => void)[]>()
let timer: ReturnType<typeof setTimeout> | null = null

/** A file that this phone has just sent is shown from the phone itself. */
export function rememberLink(file: FileId, url: string): void {
  known.set(file, { link: { file, url, state: null }, until: Infinity })
}

/** One question for all the photos of a screen. */
async function askForAll(): Promise<void> {
  timer = null
  const files = [...asking.keys()].slice(0, BATCH_MAX)
  const waiting = files.map((file) => asking.get(file) ?? [])
  files.forEach((file) => asking.delete(file))
  if (asking.size > 0) timer = setTimeout(() => void askForAll(), BATCH_MS)
  const reply = await call('files.link', { files })
  const links = new Map(reply.ok ? reply.data.links.map((link) => [link.file, link]) : [])
  files.forEach((file, index) => {
    const link = links.get(file) ?? { file, url: null, state: null }
    if (reply.ok) known.set(file, { link, until: Date.now() + (link.url === null ? KEEP_NOT_SHOWN_MS : KEEP_MS) })
    waiting[index]?.forEach((tell) => tell(link))
  })
}

function linkOf(file: FileId): Promise<FileLink> {
  const found = known.get(file)
  if (found !== undefined && found.until > Date.now()) return Promise.resolve(found.link)
  return new Promise((resolve) => {
    asking.set(file, [...(asking.get(file) ?? []), resolve])
    timer ??= setTimeout(() => void askForAll(), BATCH_MS)
  })
}

/** The address of a stored file for this reader, and how far a look at it has come; undefined while asking. */
export function useFileLink(file: FileId): FileLink | undefined {
  const [link, setLink] = useState<FileLink | undefined>(undefined)
  useEffect(() => {
    let stale = false
    void linkOf(file).then((found) => { if (!stale) setLink(found) })
    return () => { stale = true }
  }, [file])
  return link
}
