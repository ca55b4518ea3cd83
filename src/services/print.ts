/** A mini-program cannot print. */
export const PRINTS: boolean = false
export const printPage = (_paper: 'a4' | 'a3'): void => undefined
