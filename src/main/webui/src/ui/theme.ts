import { useSyncExternalStore } from 'react'

/** As the system has it, unless something else was chosen here. */
export type Theme = 'system' | 'light' | 'dark'
export const THEMES: readonly Theme[] = ['system', 'light', 'dark']

const REMEMBERED = 'ordinal.theme'
const DARK = 'pf-v6-theme-dark'
const system = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function read(): Theme {
  const remembered = localStorage.getItem(REMEMBERED)
  return remembered === 'light' || remembered === 'dark' ? remembered : 'system'
}

/** Draws the page in the theme of the moment, and follows the system where nothing was chosen. */
export function applyTheme(): void {
  const theme = read()
  document.documentElement.classList.toggle(DARK, theme === 'dark' || (theme === 'system' && system.matches))
}

system.addEventListener('change', applyTheme)

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(REMEMBERED)
  else localStorage.setItem(REMEMBERED, theme)
  applyTheme()
  for (const listener of listeners) listener()
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, read)
}
