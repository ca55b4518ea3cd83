import { Image } from '@tarojs/components'
import { create } from 'qrcode/lib/core/qrcode'
import { named } from './named'

const QUIET = 4

/** As bytes: a mini-program has no TextEncoder, and what we encode is ASCII. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** One path of unit squares; sharp at any size, on screen and on paper. */
function svgOf(text: string): string {
  const { size, data } = create([{ data: bytesOf(text), mode: 'byte' }], { errorCorrectionLevel: 'M' }).modules
  const squares = Array.from(data).map((dark, at) => (dark === 0 ? '' : `M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z`)).join('')
  const whole = size + 2 * QUIET
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path d="${squares}"/></svg>`
}

interface QrCodeProps { readonly text: string; readonly label: string; readonly className?: string }

/** A QR code of an ASCII text. */
export function QrCode({ text, label, className = 'ws-qr' }: QrCodeProps) {
  return <Image className={className} mode='scaleToFill' src={`data:image/svg+xml,${encodeURIComponent(svgOf(text))}`} {...named({ role: 'img', label })} />
}
