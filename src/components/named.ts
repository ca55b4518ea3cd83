/** What a screen reader is told about an element. */
export interface Named {
  readonly role?: 'main' | 'button' | 'link' | 'img' | 'radio' | 'checkbox' | 'tab' | 'tablist' | 'radiogroup' | 'group' | 'dialog' | 'alert' | 'status' | 'heading' | 'navigation' | 'list' | 'listitem' | 'progressbar' | 'switch'
  readonly label?: string
  readonly checked?: boolean
  readonly selected?: boolean
  readonly expanded?: boolean
  readonly disabled?: boolean
  readonly hidden?: boolean
  readonly live?: 'polite' | 'assertive'
}

const H5 = process.env.TARO_ENV === 'h5'

/** `aria-role` for WeChat, `role` for browsers; only what was said is sent over the bridge. */
export function named({ role, label, checked, selected, expanded, disabled, hidden, live }: Named): Record<string, string> {
  const said: Record<string, string> = {}
  if (role !== undefined) said[H5 ? 'role' : 'aria-role'] = role
  if (label !== undefined) said['aria-label'] = label
  if (checked !== undefined) said['aria-checked'] = String(checked)
  if (selected !== undefined) said['aria-selected'] = String(selected)
  if (expanded !== undefined) said['aria-expanded'] = String(expanded)
  if (disabled !== undefined) said['aria-disabled'] = String(disabled)
  if (hidden === true) said['aria-hidden'] = 'true'
  if (live !== undefined) said['aria-live'] = live
  return said
}

interface Key { readonly key: string; readonly preventDefault: () => void }

/** Lets a keyboard reach and press in a browser what a finger taps on a phone. */
export function pressable(press: () => void, disabled = false): Record<string, unknown> {
  if (!H5) return disabled ? {} : { onClick: press }
  return {
    tabIndex: disabled ? -1 : 0,
    ...(disabled ? {} : { onClick: press }),
    onKeyDown: (event: Key) => {
      if (disabled || (event.key !== 'Enter' && event.key !== ' ')) return
      event.preventDefault()
      press()
    },
  }
}
