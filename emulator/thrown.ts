import { isFields } from './json'

/** What was thrown may come from another realm (a thread, a test runner's sandbox), where `instanceof Error` is false. */
export function codeOf(thrown: unknown): string | undefined {
  return isFields(thrown) && typeof thrown.code === 'string' ? thrown.code : undefined
}

export function messageOf(thrown: unknown): string {
  return isFields(thrown) && typeof thrown.message === 'string' ? thrown.message : String(thrown)
}

/** The message with where it came from, for the log. */
export function traceOf(thrown: unknown): string {
  return isFields(thrown) && typeof thrown.stack === 'string' ? thrown.stack : messageOf(thrown)
}
