import type { Rung, RungState } from './rungs'

/** What a rung is doing, in a word or two. */
export const STATE_WORDS: Record<RungState, string> = {
  ghost: 'to come',
  creating: 'created, looking for a node',
  pending: 'preparing',
  starting: 'starting',
  ready: 'ready',
  terminating: 'shutting down',
  failed: 'in trouble',
}

interface Trouble {
  what: string
  remedy: string
}

const IMAGE: Trouble = {
  what: 'its image cannot be pulled',
  remedy: "Check the image's name and tag, and the pull secret.",
}
const CONFIG: Trouble = {
  what: 'its container cannot be made',
  remedy: 'Check the ConfigMaps and Secrets that it names.',
}
const CRASH: Trouble = {
  what: 'its container stops again and again',
  remedy: "The container's log tells why.",
}

const TROUBLE_WORDS: Record<string, Trouble> = {
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
  const known = TROUBLE_WORDS[rung.pod?.waiting ?? '']
  if (known) return known
  if (rung.pod?.phase === 'Unknown') return { what: 'its node does not answer', remedy: 'It comes back with its node.' }
  if (rung.pod?.phase === 'Succeeded') return { what: 'it ended', remedy: 'It will be created again.' }
  return { what: rung.pod?.waiting ?? 'it failed', remedy: '' }
}

/** WAITING_FOR_READY → "waiting for ready": for reasons that come without a text. */
export function humanised(reason: string): string {
  return reason.toLowerCase().replaceAll('_', ' ')
}

/** The rung that others wait for, seen from its own place: the server's text is told from the place of those who wait. */
const HOLDS: Record<string, string> = {
  WAITING_FOR_READY: 'the next waits until it is ready',
  WAITING_FOR_AVAILABLE: 'the next waits until it has been ready long enough',
  WAITING_FOR_TERMINATION: 'the next waits until it is gone',
  WAITING_FOR_HIGHER_GONE: 'the next waits until it is gone',
  WAITING_FOR_REPLACEMENT: 'it will be created again when it is gone',
}

/** What stands first in a rung's last column. */
export function headOf(rung: Rung): string {
  if (rung.state === 'failed') return rung.pod?.waiting ?? rung.pod?.phase ?? STATE_WORDS.failed
  if (rung.state === 'ready' && rung.condemned) return 'ready, will go'
  return rung.next ? 'next' : STATE_WORDS[rung.state]
}

/** Why the rung is as it is: the server's words first, ours where it has none. */
export function whyOf(rung: Rung): string {
  const told = rung.pod?.message ?? rung.wait?.message
  const reason = rung.pod?.reason ?? rung.wait?.reason
  switch (rung.state) {
    case 'failed':
      return rung.pod?.message ?? troubleOf(rung).what
    case 'ready':
    case 'ghost':
      return HOLDS[reason ?? ''] ?? told ?? (rung.pod?.available === false ? 'not yet for long enough to count' : '')
    default: {
      const why = HOLDS[reason ?? ''] ?? told ?? (reason ? humanised(reason) : '')
      return [rung.pod?.waiting ?? '', why].filter(Boolean).join(' · ')
    }
  }
}
