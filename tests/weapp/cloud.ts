import type { Wx } from './host/wx'

export interface Asked { readonly name: string; readonly operation: string; readonly input: Readonly<Record<string, unknown>>; readonly requestId: string }
type Answers = Readonly<Record<string, unknown>>

/** A `wx.cloud` that answers from a table and remembers what it was asked; `lost` questions fail as a lost network does. */
export function cloudOf(answers: Answers, lost: { times: number } = { times: 0 }): { readonly wx: Wx; readonly asked: Asked[] } {
  const asked: Asked[] = []
  const callFunction = (options: { readonly name: string; readonly data: Omit<Asked, 'name'> }): Promise<unknown> => {
    asked.push({ name: options.name, ...options.data })
    if (lost.times > 0) {
      lost.times -= 1
      return Promise.reject(new Error('request:fail'))
    }
    const data = answers[options.data.operation]
    return Promise.resolve({ result: data === undefined ? { ok: false, refusal: { code: 'unknown-record' } } : { ok: true, data } })
  }
  let chance = 0
  const getRandomValues = ({ length }: { readonly length: number }): unknown => ({ randomValues: new Uint8Array(length).fill((chance += 1)).buffer })
  return { asked, wx: { cloud: { init: () => undefined, callFunction }, getRandomValues } }
}
