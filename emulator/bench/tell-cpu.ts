// Loaded into a process that is measured: tells whoever started it how many milliseconds of processor it has used, all its threads together.
import { TELL_CPU } from './names'

process.on('message', (asked) => {
  if (asked !== TELL_CPU) return
  const { user, system } = process.cpuUsage()
  process.send?.((user + system) / 1000)
})
