// One line at once for whatever takes long: what is being done, and for how many seconds already.
const EVERY_MS = 2000
/** Where lines cannot be written over (a log), only every fifth is. */
const LINES_EVERY = 5

/** Prints the label, then the seconds that go by, then how long it took. */
export async function withProgress(label, work) {
  const startedAt = Date.now()
  const onScreen = process.stdout.isTTY === true
  let ticks = 0
  const timer = setInterval(() => {
    const line = `  … ${label} (${Math.round((Date.now() - startedAt) / 1000)} s)`
    if (onScreen) process.stdout.write(`\r${line}`)
    else if (ticks % LINES_EVERY === 0) console.log(line)
    ticks += 1
  }, EVERY_MS)
  console.log(`${label} …`)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    if (onScreen && ticks > 0) process.stdout.write('\r\x1b[K')
    if (ticks > 0) console.log(`  ${label}: ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
  }
}
