const ID = 'ws-paper'

/** A PC's browser can. */
export const PRINTS: boolean = true

/** Prints this page on paper of that size. */
export function printPage(paper: 'a4' | 'a3'): void {
  const before = document.getElementById(ID)
  const style = before ?? document.head.appendChild(Object.assign(document.createElement('style'), { id: ID }))
  style.textContent = `@page{size:${paper.toUpperCase()} portrait;margin:0}`
  window.print()
}
