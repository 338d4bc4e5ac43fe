import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import { en } from './en'
import type { Key, Phrase, Say } from './phrase'

export const LANGUAGES = { en: 'English', zh: '中文' } as const
export type Language = keyof typeof LANGUAGES

const REMEMBERED = 'ordinal.language'

void i18next.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
})

i18next.services.formatter?.add('capital', (value: string) => value.charAt(0).toUpperCase() + value.slice(1))

/** In the language of the moment. */
export const say: Say = (key, values, told) => {
  const plain: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(values ?? {})) plain[name] = typeof value === 'object' ? sayPhrase(value) : value
  return i18next.t(key, { ...plain, ...(told === undefined ? {} : { defaultValue: told }) })
}

function sayPhrase({ key, values, told }: Phrase): string {
  return say(key, values, told)
}

/** The server's reason in the reader's language: what it said itself where the language is its own, or the reason is new. */
export function sayReason(reason: string | null, told: string | null): string {
  if (reason === null) return told ?? ''
  const key = `reason.${reason}`
  if (!i18next.exists(key)) return told ?? reason.toLowerCase().replaceAll('_', ' ')
  const detail = told?.match(/^Waits until the pod is Running and Ready: (.+)$/)?.[1]
  return say(key as Key) + (detail ? ` (${detail})` : '')
}

export function language(): Language {
  return i18next.language === 'zh' ? 'zh' : 'en'
}

export async function speak(to: Language): Promise<void> {
  if (to === 'zh' && !i18next.hasResourceBundle('zh', 'translation')) {
    i18next.addResourceBundle('zh', 'translation', (await import('./zh')).zh)
  }
  await i18next.changeLanguage(to)
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en'
}

export async function choose(to: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, to)
  await speak(to)
}

/** What was chosen here before, else what the browser asks for. */
export function preferred(): Language {
  const remembered = localStorage.getItem(REMEMBERED)
  if (remembered === 'en' || remembered === 'zh') return remembered
  return navigator.languages.find((one) => /^(en|zh)\b/.test(one))?.startsWith('zh') ? 'zh' : 'en'
}

function subscribe(listener: () => void): () => void {
  i18next.on('languageChanged', listener)
  return () => i18next.off('languageChanged', listener)
}

/** `say`, and a new drawing when the language changes. */
export function useSay(): Say {
  useSyncExternalStore(subscribe, language)
  return say
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language)
}
