import type { en } from './en'

type Stem<K extends string> = K extends `${infer S}_zero` | `${infer S}_one` | `${infer S}_other` ? S : K

/** A text of the console, by name; counted ones have two forms in English, one in Chinese. */
export type Key = Stem<keyof typeof en & string>

/** What is to be said, before anybody knows in which language. Values may be phrases again. */
export interface Phrase {
  key: Key
  values?: Record<string, string | number | Phrase>
  /** The server's own words, where there are none of ours. */
  told?: string
}

export type Say = (key: Key, values?: Phrase['values'], told?: string) => string

export function phrase(key: Key, values?: Phrase['values']): Phrase {
  return values ? { key, values } : { key }
}

/** Words that came from outside and stay as they are. */
export function asTold(text: string): Phrase {
  return { key: 'told', values: { text } }
}

export function spoken(say: Say, { key, values, told }: Phrase): string {
  return say(key, values, told)
}
