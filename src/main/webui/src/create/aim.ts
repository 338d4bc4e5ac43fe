import { pointerOf } from '../manifest'
import type { Mark } from './draft/checks'

const ENTERED = 'input:not([disabled]), select:not([disabled]), textarea, button:not([disabled])'

/** The field that shows the place, or else the nearest one around or beneath it. */
export function fieldOf(within: ParentNode, { index, path }: Mark): HTMLElement | null {
  const pointer = pointerOf(path)
  const all = [...within.querySelectorAll<HTMLElement>(`[data-doc="${index}"][data-pointer]`)]
  const at = (one: HTMLElement) => one.dataset['pointer'] ?? ''
  const around = all
    .filter((one) => pointer === at(one) || pointer.startsWith(`${at(one)}/`))
    .sort((a, b) => at(b).length - at(a).length)
  return around[0] ?? all.find((one) => at(one).startsWith(`${pointer}/`)) ?? null
}

/** Opens what it stands in, and puts the cursor there. */
export function focusOn(within: ParentNode, mark: Mark): boolean {
  const field = fieldOf(within, mark)
  if (!field) return false
  for (let around = field.parentElement; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true
  }
  field.scrollIntoView({ block: 'center' })
  field.querySelector<HTMLElement>(ENTERED)?.focus({ preventScroll: true })
  return true
}
