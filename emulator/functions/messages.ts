/** What the host tells an instance. */
export interface InvokeMessage {
  readonly event: unknown
  readonly requestId: string
  /** Variables of this invocation only. */
  readonly environment: Readonly<Record<string, string>>
  /** How far the emulator's time is ahead of the machine's. */
  readonly offset: number
}

/** What an instance is born with. */
export interface InstanceBirth {
  readonly functionName: string
  readonly file: string
  readonly source: string
  readonly codeCache: Uint8Array | undefined
  readonly timeLimitMs: number
  readonly offset: number
}

/** What an instance tells the host. */
export type InstanceMessage =
  | { readonly kind: 'ready'; readonly codeCache?: Uint8Array }
  | { readonly kind: 'not-loaded'; readonly message: string }
  | { readonly kind: 'answered'; readonly reply: string }
  | { readonly kind: 'failed'; readonly message: string }
