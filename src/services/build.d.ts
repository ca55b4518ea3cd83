/** Build constants (config/index.ts, defineConstants). */
declare const WEISHISHI_DOOR: string
declare const WEISHISHI_ENV: string
