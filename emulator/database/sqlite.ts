import Libsql from 'libsql'
import { Refusal } from './errors'

/** Values that go into and come out of SQLite here. */
export type Cell = string | number | Buffer | null
export type Row = readonly Cell[]

/** A prepared statement. Parameters go in one array: libsql would take a lone Buffer for named parameters. */
export interface Statement {
  /** Answers the row id of an insert. */
  readonly run: (parameters: readonly Cell[]) => number
  /** As `run`, but undefined when nothing was inserted (ON CONFLICT DO NOTHING). */
  readonly insert: (parameters: readonly Cell[]) => number | undefined
  readonly first: (parameters: readonly Cell[]) => Row | undefined
  readonly all: (parameters: readonly Cell[]) => Row[]
}

export interface Sqlite {
  readonly prepare: (sql: string) => Statement
  readonly execute: (sql: string) => void
  /**
   * Runs inside the current batch, opening one if there is none. When SQLite itself fails (a full disk, say) the whole
   * batch is undone and every answer that waits for it becomes an error: half a change is never committed.
   */
  readonly write: <T>(work: () => T) => T
  /** Resolves when everything written so far is committed; undefined when nothing is pending. */
  readonly settled: () => Promise<void> | undefined
  /** Commits now. */
  readonly flush: () => void
  readonly close: () => void
}

/**
 * One connection with group commit: all writes of one turn of the event loop share one SQLite transaction, and answers
 * wait for it. WAL with synchronous=NORMAL: what was answered is in the operating system's hands, so it survives
 * `kill -9` of this process; a power cut may lose the last commits, never tear one.
 */
export function openSqlite(file: string, undone: () => void = () => undefined): Sqlite {
  const connection = new Libsql(file)
  for (const pragma of ['journal_mode=WAL', 'synchronous=NORMAL', 'busy_timeout=5000', 'cache_size=-65536', 'temp_store=MEMORY']) connection.pragma(pragma)
  const statements = { BEGIN: connection.prepare('BEGIN IMMEDIATE'), COMMIT: connection.prepare('COMMIT'), ROLLBACK: connection.prepare('ROLLBACK') }
  let batch: Batch | undefined

  const finish = (sql: 'COMMIT' | 'ROLLBACK', error?: unknown) => {
    const finished = batch
    batch = undefined
    if (!finished) return
    clearImmediate(finished.timer)
    try {
      statements[sql].run([])
      if (error === undefined) return finished.resolve()
      finished.reject(error)
    } catch (failure) {
      if (sql === 'COMMIT') statements.ROLLBACK.run([])
      finished.reject(failure)
    }
    undone()
  }
  const open = (): void => {
    statements.BEGIN.run([])
    batch = newBatch(() => finish('COMMIT'))
  }
  return {
    prepare: (sql) => wrap(connection.prepare<unknown[]>(sql)),
    execute: (sql) => void connection.exec(sql),
    write: (work) => {
      if (!batch) open()
      try {
        return work()
      } catch (error) {
        if (!(error instanceof Refusal)) finish('ROLLBACK', error)
        throw error
      }
    },
    settled: () => batch?.committed,
    flush: () => finish('COMMIT'),
    close: () => {
      finish('COMMIT')
      connection.close()
    },
  }
}

interface Batch {
  readonly committed: Promise<void>
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
  readonly timer: NodeJS.Immediate
}

function newBatch(commit: () => void): Batch {
  let resolve: () => void = () => undefined
  let reject: (error: unknown) => void = () => undefined
  const committed = new Promise<void>((accept, refuse) => {
    resolve = accept
    reject = refuse
  })
  committed.catch(() => undefined)
  return { committed, resolve, reject, timer: setImmediate(commit) }
}

function wrap(statement: Libsql.Statement<unknown[]>): Statement {
  const reader = statement.reader
  if (reader) statement.raw(true)
  return {
    run: (parameters) => Number(statement.run(parameters).lastInsertRowid),
    insert: (parameters) => {
      const { changes, lastInsertRowid } = statement.run(parameters)
      return changes === 0 ? undefined : Number(lastInsertRowid)
    },
    first: (parameters) => statement.get(parameters) as Row | undefined,
    all: (parameters) => statement.all(parameters) as Row[],
  }
}
