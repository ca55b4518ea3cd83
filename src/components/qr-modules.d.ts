/** The part of `qrcode` that only computes; the whole of it brings renderers that a mini-program cannot run. */
declare module 'qrcode/lib/core/qrcode' {
  interface Segment { readonly data: Uint8Array; readonly mode: 'byte' }
  export function create(segments: readonly Segment[], options: { readonly errorCorrectionLevel: 'M' | 'Q' }): { readonly modules: { readonly size: number; readonly data: ArrayLike<number> } }
}
