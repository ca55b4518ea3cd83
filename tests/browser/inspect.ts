/** Looks at a page as it lies on the glass. Runs inside the browser: everything it needs is within. */
export interface Fault { readonly what: 'wide' | 'small' | 'tiny' | 'mute' | 'pale' | 'cut'; readonly where: string; readonly found: string }

export function inspect({ least, type, contrast }: { readonly least: number; readonly type: number; readonly contrast: number }): Fault[] {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number]
  const faults: Fault[] = []
  const shortOf = (element: Element): string => `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').split(' ').filter(Boolean).join('.')} 「${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24)}」`
  const isSeen = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().width > 0
  const tell = (what: Fault['what'], element: Element, found: string): void => void faults.push({ what, where: shortOf(element), found })
  const all = Array.from(document.body.querySelectorAll('*')).filter(isSeen)

  // Nothing reaches over the edge, save what scrolls in a frame of its own.
  const scrolls = (element: Element | null): boolean => element !== null && element !== document.body && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
  if (document.documentElement.scrollWidth > window.innerWidth) tell('wide', document.documentElement, `${document.documentElement.scrollWidth} px of ${window.innerWidth}`)
  for (const element of all) {
    const { right, left } = element.getBoundingClientRect()
    if ((right > window.innerWidth + 1 || left < -1) && !scrolls(element)) tell('wide', element, `${Math.round(left)} to ${Math.round(right)} px`)
  }

  // Nothing is cut off.
  const ownText = (element: Element): string => Array.from(element.childNodes).filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent?.trim() ?? '').join('')
  for (const element of all) {
    const style = getComputedStyle(element)
    if ((element.textContent ?? '').trim() === '') continue
    const isCut = (overflow: string, whole: number, shown: number): boolean => /hidden|clip/.test(overflow) && whole > shown + 1
    if (isCut(style.overflowX, element.scrollWidth, element.clientWidth) || isCut(style.overflowY, element.scrollHeight, element.clientHeight)) tell('cut', element, `${element.scrollWidth}×${element.scrollHeight} in ${element.clientWidth}×${element.clientHeight}`)
  }

  // What can be pressed or written in is large enough and has a name.
  const CONTROLS = 'a[href], button, input, textarea, select, [role=button], [role=link], [role=tab], [role=radio], [role=checkbox], [role=switch], [tabindex="0"]'
  const controls = Array.from(document.body.querySelectorAll(CONTROLS)).filter(isSeen)
  for (const control of controls) {
    const inner = control.matches('input, textarea') ? control.parentElement ?? control : control
    const { width, height } = inner.getBoundingClientRect()
    if (inner.parentElement?.closest(CONTROLS) !== null && !control.matches('input, textarea')) continue
    if (width < least - 0.5 || height < least - 0.5) tell('small', control, `${Math.round(width)}×${Math.round(height)} px`)
    const name = control.getAttribute('aria-label') ?? (control.matches('input, textarea, select') ? '' : control.textContent ?? '')
    if (name.trim() === '') tell('mute', control, control.outerHTML.slice(0, 120))
  }
  for (const image of all.filter((element) => element.matches('img, canvas, [role=img]'))) {
    if (image.closest('[aria-label]') === null && (image.getAttribute('alt') ?? '') === '' && image.closest('[aria-hidden=true]') === null) tell('mute', image, image.outerHTML.slice(0, 120))
  }

  // No letter is smaller than the smallest size, in fields neither; a sheet of paper is only shown smaller than it is.
  for (const element of all.filter((one) => (ownText(one) !== '' || one.matches('input, textarea')) && one.closest('.ws-poster') === null)) {
    const size = parseFloat(getComputedStyle(element).fontSize)
    if (size < type) tell('tiny', element, `${size} px`)
  }

  // Text against the ground it really stands on.
  const parse = (text: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = text.match(/[\d.]+/g)?.map(Number) ?? []
    return [red, green, blue, alpha]
  }
  const over = (upper: Colour, lower: Colour): Colour => {
    const mix = (index: 0 | 1 | 2): number => upper[index] * upper[3] + lower[index] * (1 - upper[3])
    return [mix(0), mix(1), mix(2), 1]
  }
  const groundOf = (element: Element | null): Colour => {
    if (element === null) return [255, 255, 255, 1]
    const own = parse(getComputedStyle(element).backgroundColor)
    return own[3] >= 1 ? own : over(own, groundOf(element.parentElement))
  }
  const light = ([red, green, blue]: Colour): number => {
    const part = (value: number): number => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
  }
  const fadeOf = (element: Element | null): number => (element === null ? 1 : Number(getComputedStyle(element).opacity) * fadeOf(element.parentElement))
  for (const element of all.filter((one) => ownText(one) !== '')) {
    const ground = groundOf(element)
    const [red, green, blue, alpha] = parse(getComputedStyle(element).color)
    const ink = over([red, green, blue, alpha * fadeOf(element)], ground)
    const [one, two] = [light(ink), light(ground)]
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05)
    if (ratio < contrast) tell('pale', element, `${ratio.toFixed(2)}:1`)
  }
  return faults
}
