import type { Key, Phrase } from '../i18n/phrase'
import { asTold, phrase } from '../i18n/phrase'
import type { Rung } from './rungs'

interface Trouble {
  what: Phrase
  remedy: Phrase | null
}

const trouble = (what: Key, remedy: Key | null): Trouble => ({ what: phrase(what), remedy: remedy && phrase(remedy) })

const IMAGE = trouble('trouble.image', 'trouble.image.remedy')
const CONFIG = trouble('trouble.config', 'trouble.config.remedy')
const CRASH = trouble('trouble.crash', 'trouble.crash.remedy')

const TROUBLES: Record<string, Trouble> = {
  ImagePullBackOff: IMAGE,
  ErrImagePull: IMAGE,
  ErrImageNeverPull: IMAGE,
  InvalidImageName: IMAGE,
  CrashLoopBackOff: CRASH,
  RunContainerError: CRASH,
  CreateContainerConfigError: CONFIG,
  CreateContainerError: CONFIG,
}

export function troubleOf(rung: Rung): Trouble {
  const known = TROUBLES[rung.pod?.waiting ?? '']
  if (known) return known
  if (rung.pod?.phase === 'Unknown') return trouble('trouble.node', 'trouble.node.remedy')
  if (rung.pod?.phase === 'Succeeded') return trouble('trouble.ended', 'trouble.ended.remedy')
  return { what: rung.pod?.waiting ? asTold(rung.pod.waiting) : phrase('trouble.failed'), remedy: null }
}

/** A reason in the reader's language, with the server's words where we have none. */
export function reasonPhrase(reason: string | null, told: string | null): Phrase | null {
  if (reason === null) return told === null ? null : asTold(told)
  return { key: `reason.${reason}` as Key, told: told ?? reason.toLowerCase().replaceAll('_', ' ') }
}

/** The rung that others wait for, seen from its own place: the server's text is told from the place of those who wait. */
const HOLDS: Record<string, Key> = {
  WAITING_FOR_READY: 'holds.ready',
  WAITING_FOR_AVAILABLE: 'holds.available',
  WAITING_FOR_TERMINATION: 'holds.gone',
  WAITING_FOR_HIGHER_GONE: 'holds.gone',
  WAITING_FOR_REPLACEMENT: 'holds.again',
}

/** What stands first in a rung's last column. */
export function headOf(rung: Rung): Phrase {
  if (rung.state === 'failed') {
    const told = rung.pod?.waiting ?? rung.pod?.phase
    return told ? asTold(told) : phrase('state.failed')
  }
  if (rung.state === 'ready' && rung.condemned) return phrase('state.willGo')
  return phrase(rung.next ? 'state.next' : `state.${rung.state}`)
}

/** Why the rung is as it is. */
export function whyOf(rung: Rung): Phrase | null {
  const reason = rung.told?.reason ?? rung.wait?.reason ?? null
  const message = rung.told?.message ?? rung.wait?.message ?? null
  if (rung.state === 'failed') return message === null ? troubleOf(rung).what : asTold(plain(message))
  const holds = HOLDS[reason ?? '']
  const why = holds ? phrase(holds) : reasonPhrase(reason, message)
  if (rung.state === 'ready' || rung.state === 'ghost') {
    return why ?? (rung.pod?.available === false ? phrase('holds.notLongEnough') : null)
  }
  const waiting = rung.pod?.waiting
  if (!waiting) return why
  return why ? phrase('both', { one: waiting, other: why }) : asTold(waiting)
}

/** The server says first what is waited for; here only why it does not come. */
function plain(message: string): string {
  return message.replace(/^Waits until the pod is Running and Ready: /, '')
}
