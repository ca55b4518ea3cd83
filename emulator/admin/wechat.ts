import { createHash, randomUUID } from 'node:crypto'
import { isFields, textOf, type Fields } from '../json'
import { APP_ID } from '../functions/environment'

/** Texts with one of these are refused or sent to a person by the content check, so that both paths can be seen. */
const RISKY_WORDS = ['测试违规']
const DOUBTFUL_WORDS = ['测试复核']
/** The same for pictures, as parts of a file's name. */
const RISKY_NAMES = ['test-risky']
const DOUBTFUL_NAMES = ['test-doubtful']
/** Answered at once with a name only; what was found is pushed later. */
export const MEDIA_CHECK = 'security.mediaCheckAsync'
const MEDIA_IMAGE = 2
const LABEL_NORMAL = 100
const LABEL_OTHER = 21_000

/** What WeChat's own server says: `errcode` as over HTTPS, `errCode` as wx-server-sdk spells it. */
function answer(errcode: number, errmsg: string, more: Fields = {}): Fields {
  return { errcode, errmsg, errCode: errcode, errMsg: errmsg, ...more, standIn: true }
}

const suggestionFor = (text: string, { risky, doubtful }: { readonly risky: readonly string[]; readonly doubtful: readonly string[] }): 'pass' | 'review' | 'risky' => {
  const has = (words: readonly string[]): boolean => words.some((word) => text.includes(word))
  return has(risky) ? 'risky' : has(doubtful) ? 'review' : 'pass'
}
const resultOf = (suggest: string): Fields => ({ suggest, label: suggest === 'pass' ? LABEL_NORMAL : LABEL_OTHER })

/** The verdict on a picture, as WeChat pushes it after it was asked under this name. */
export function verdictOn(path: string, trace: string, now: Date): Fields {
  const result = resultOf(suggestionFor(path, { risky: RISKY_NAMES, doubtful: DOUBTFUL_NAMES }))
  const envelope = { ToUserName: 'gh_000000000000', FromUserName: 'stand-in', CreateTime: Math.floor(now.getTime() / 1000), MsgType: 'event', Event: 'wxa_media_check' }
  return { ...envelope, appid: APP_ID, trace_id: trace, version: 2, detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }], errcode: 0, errmsg: 'ok', result }
}

const STAND_INS: Readonly<Record<string, (request: Fields, now: Date) => Fields>> = {
  'subscribeMessage.send': (request) => {
    if (textOf(request.touser) === '') return answer(40003, 'invalid openid')
    if (textOf(request.template_id ?? request.templateId) === '') return answer(40037, 'invalid template_id')
    if (!isFields(request.data)) return answer(47003, 'argument invalid! data is empty')
    return answer(0, 'ok')
  },
  'security.msgSecCheck': (request) => {
    const content = textOf(request.content)
    if (content === '') return answer(44002, 'empty post data')
    const suggest = suggestionFor(content, { risky: RISKY_WORDS, doubtful: DOUBTFUL_WORDS })
    if (Number(request.version) !== 2) return suggest === 'risky' ? answer(87014, 'risky content') : answer(0, 'ok')
    const result = resultOf(suggest)
    return answer(0, 'ok', { result, detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }], trace_id: 'stand-in' })
  },
  [MEDIA_CHECK]: (request) => {
    if (textOf(request.media_url) === '' || Number(request.media_type) !== MEDIA_IMAGE) return answer(40004, 'invalid media type')
    if (textOf(request.openid) === '') return answer(40003, 'invalid openid')
    return answer(0, 'ok', { trace_id: randomUUID() })
  },
  'phonenumber.getPhoneNumber': (request, now) => {
    const code = textOf(request.code)
    if (code === '') return answer(40029, 'invalid code')
    const phoneNumber = phoneNumberOf(code)
    const watermark = { timestamp: Math.floor(now.getTime() / 1000), appid: APP_ID }
    return answer(0, 'ok', { phone_info: { phoneNumber, purePhoneNumber: phoneNumber, countryCode: '86', watermark } })
  },
}

/** The same code gives the same number, so that a person of the emulator keeps theirs. */
function phoneNumberOf(code: string): string {
  const digits = createHash('sha256').update(code).digest().readUInt32BE() % 100_000_000
  return `199${String(digits).padStart(8, '0')}`
}

/** The same interface under all of its spellings. */
export const interfaceOf = (apiName: string): string => apiName.replace(/^(wx\.)?openapi\./, '')

/** A stand-in's answer, with which openid it is about; undefined when nothing stands in for the interface. */
export function answerForWeChat(apiName: string, { request, now }: { request: Fields; now: Date }): { readonly to: string; readonly answer: Fields } | undefined {
  const standIn = STAND_INS[interfaceOf(apiName)]
  if (!standIn) return undefined
  return { to: textOf(request.touser ?? request.openid), answer: standIn(request, now) }
}

export const STAND_IN_NAMES = Object.keys(STAND_INS)
