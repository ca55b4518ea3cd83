import { RESEND_AFTER_MS, sendUntilAnswered, Unreached } from '../../src/services/resend'

const waits = (): { readonly list: number[]; readonly wait: (ms: number) => Promise<void> } => {
  const list: number[] = []
  return { list, wait: (ms) => { list.push(ms); return Promise.resolve() } }
}

describe('one intention over a weak network', () => {
  it('is sent once when it is answered', async () => {
    const sent: string[] = []
    const { list, wait } = waits()
    await expect(sendUntilAnswered({ requestId: 'a1', wait, send: (id) => { sent.push(id); return Promise.resolve('yes') } })).resolves.toBe('yes')
    expect({ sent, list }).toEqual({ sent: ['a1'], list: [] })
  })
  it('is sent again under the same request id until somebody answers', async () => {
    const sent: string[] = []
    const { list, wait } = waits()
    const send = (id: string): Promise<string> => {
      sent.push(id)
      return sent.length < 3 ? Promise.reject(new Unreached()) : Promise.resolve('yes')
    }
    await expect(sendUntilAnswered({ requestId: 'a1', wait, send })).resolves.toBe('yes')
    expect({ sent, list }).toEqual({ sent: ['a1', 'a1', 'a1'], list: [...RESEND_AFTER_MS] })
  })
  it('ends as unanswered when nobody ever answers', async () => {
    let tries = 0
    await expect(sendUntilAnswered({ requestId: 'a1', wait: waits().wait, send: () => { tries += 1; return Promise.reject(new Unreached()) } })).resolves.toBeNull()
    expect(tries).toBe(RESEND_AFTER_MS.length + 1)
  })
  it('does not hide a bug as a lost network', async () => {
    await expect(sendUntilAnswered({ requestId: 'a1', wait: waits().wait, send: () => Promise.reject(new TypeError('bug')) })).rejects.toThrow('bug')
  })
})
