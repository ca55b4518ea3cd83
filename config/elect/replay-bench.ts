// npm run bench -- replay <file.pb>: holds a published election again, from the first ballot to the export, and says whether all of it is the same.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pointAt, startEmulator } from '../../emulator/bench/laptop'
import { replay } from './replay'

async function main([file]: readonly string[]): Promise<void> {
  if (file === undefined) throw new Error('npm run bench -- replay <file.pb>')
  const text = readFileSync(path.resolve(process.env.INIT_CWD ?? process.cwd(), file), 'utf8')
  const folder = mkdtempSync(path.join(tmpdir(), 'weishishi-replay-'))
  mkdirSync(path.join(folder, 'h5'))
  const { url, stop } = await startEmulator(folder)
  try {
    pointAt(url, path.join(folder, 'data'))
    const { ballots, empty, castMs, sealMs, exportMs, sameBallots, receipts, winners, sameWinners, sameEqualShares } = await replay(url, text)
    console.log(`${ballots} ballots cast through POST /call in ${(castMs / 1000).toFixed(1)} s (${((ballots * 1000) / castMs).toFixed(0)} a second)${empty === 0 ? '' : `, ${empty} empty ones left out`}; sealed in ${(sealMs / 1000).toFixed(1)} s, exported in ${(exportMs / 1000).toFixed(1)} s`)
    console.log(`${receipts} receipts; the same ballots came out: ${sameBallots}; the same winners: ${sameWinners}, by equal shares: ${sameEqualShares}`)
    console.log(`winners: ${winners.join(', ')}`)
    if (!sameBallots || !sameWinners || !sameEqualShares || receipts !== ballots) process.exitCode = 1
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

main(process.argv.slice(2)).catch((error: unknown) => { console.error(error); process.exit(1) })
