// One line at once for whatever takes long: what is being done, and for how many seconds already. On stderr: it is no part of any output.
const EVERY_MS = 2000
/** Where lines cannot be written over (a log), only every fifth is. */
const LINES_EVERY = 5

/** Prints the label, then the seconds that go by, then how long it took. */
export async function withProgress(label, work) {
  const startedAt = Date.now()
  const onScreen = process.stderr.isTTY === true
  let ticks = 0
  const timer = setInterval(() => {
    const line = `  … ${label} (${Math.round((Date.now() - startedAt) / 1000)} s)`
    if (onScreen) process.stderr.write(`\r${line}`)
    else if (ticks % LINES_EVERY === 0) console.error(line)
    ticks += 1
  }, EVERY_MS)
  console.error(`${label} …`)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    if (onScreen && ticks > 0) process.stderr.write('\r\x1b[K')
    if (ticks > 0) console.error(`  ${label}: ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
  }
}
