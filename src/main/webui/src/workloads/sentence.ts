import type { Workload } from '../stream/contract'
import type { Rung } from './rungs'
import { moves, rungsOf } from './rungs'
import { humanised, STATE_WORDS, troubleOf } from './words'

/** One sentence for people: where it goes, what happens now, what comes next. */
export interface Sentence {
  lead: string
  now: string
  next: string
}

/** Waits on one ordinal that hold up the next step, and what that ordinal must be first. */
const HOLDS_UNTIL: Record<string, string> = {
  WAITING_FOR_READY: 'is ready',
  WAITING_FOR_AVAILABLE: 'has been ready long enough',
  WAITING_FOR_TERMINATION: 'is gone',
  WAITING_FOR_REPLACEMENT: 'is gone',
}

export function sentenceOf(workload: Workload, rungs: readonly Rung[] = rungsOf(workload)): Sentence {
  const failed = rungs.find((rung) => rung.state === 'failed')
  if (failed) return inTrouble(workload, rungs, failed)
  const condemned = rungs.filter((rung) => rung.condemned)
  if (condemned.length > 0) return goingDown(workload, condemned)
  if (workload.phase === 'Deleting') return { lead: 'Being deleted.', now: 'Every pod is gone.', next: told(workload) }
  if (workload.phase === 'Stopped' || workload.replicas.desired === 0) {
    return { lead: 'Stopped.', now: 'No replicas are asked for.', next: '' }
  }
  if (rungs.every((rung) => rung.state === 'ready')) return allReady(workload, rungs)
  return goingUp(workload, rungs)
}

export function textOf({ lead, now, next }: Sentence): string {
  return [lead, now, next].filter((part) => part !== '').join(' ')
}

function inTrouble(workload: Workload, rungs: readonly Rung[], failed: Rung): Sentence {
  const trouble = troubleOf(failed)
  const held = rungs.filter((rung) => rung.state === 'ghost')
  const waiting =
    held.length === 0 || !held[0] ? '' : held.length === 1 ? `${held[0].name} waits for it.` : `${held.length} more wait for it.`
  return {
    lead: 'Held up.',
    now: `${failed.name}: ${trouble.what}.`,
    next: [trouble.remedy, failed.condemned || workload.phase === 'Deleting' ? '' : waiting].filter(Boolean).join(' '),
  }
}

function goingDown(workload: Workload, condemned: readonly Rung[]): Sentence {
  const lead = workload.phase === 'Deleting' ? 'Being deleted, highest first.' : `Shrinking to ${workload.replicas.desired}, highest first.`
  const going = condemned.filter((rung) => rung.state === 'terminating')
  const staying = condemned.filter((rung) => rung.state !== 'terminating')
  const now = going.length > 0 ? `${names(going)} ${is(going)} shutting down.` : ''
  const following = staying[staying.length - 1]
  const end = workload.phase === 'Deleting' ? 'Then it is gone.' : `Then ${left(workload.replicas.desired)} left.`
  if (!following) return { lead, now, next: end }
  const next = going.length > 0 ? `Next: ${following.name}, when ${names(going)} ${is(going)} gone.` : `Next: ${following.name}.`
  return { lead, now: now || told(workload), next }
}

function goingUp(workload: Workload, rungs: readonly Rung[]): Sentence {
  const { desired } = workload.replicas
  const ready = rungs.filter((rung) => rung.state === 'ready').length
  const lead = ready === 0 ? `Climbing to ${desired}.` : `Climbing: ${ready} of ${desired} ready.`
  const moving = rungs.filter((rung) => moves(rung.state))
  const following = rungs.find((rung) => rung.state === 'ghost')
  const only = moving.length === 1 ? moving[0] : undefined
  const verb = only ? `${only.name} is ${STATE_WORDS[only.state]}` : `${names(moving)} are on their way`
  const now = moving.length > 0 ? `${verb}.` : told(workload)
  if (!following) return { lead, now, next: `Then ${all(desired)} ready.` }
  const wait = workload.waits.find((one) => one.reason in HOLDS_UNTIL && one.ordinal !== null)
  const holder = wait && rungs.find((rung) => rung.ordinal === wait.ordinal)
  const until = wait && holder ? `, when ${holder.name} ${HOLDS_UNTIL[wait.reason]}` : ''
  return { lead, now, next: `Next: ${following.name}${until}.` }
}

function allReady(workload: Workload, rungs: readonly Rung[]): Sentence {
  const who = rungs.length === 1 ? `${rungs[0]?.name ?? ''} is` : all(rungs.length)
  const now = rungs.length === 1 ? `${who} ready.` : `${capital(who)} ready.`
  const lead = workload.phase === 'Paused' ? 'Updates are paused.' : ''
  const settled = workload.phase === 'Running' || workload.phase === 'Paused'
  return { lead, now, next: settled ? '' : told(workload) }
}

/** What the server says of the workload as a whole. */
function told(workload: Workload): string {
  const wait = workload.waits[0]
  const text = workload.message ?? wait?.message ?? (workload.reason ? humanised(workload.reason) : '')
  if (text === '') return ''
  return capital(/[.!?]$/.test(text) ? text : `${text}.`)
}

function names(rungs: readonly Rung[]): string {
  if (rungs.length <= 2) return rungs.map((rung) => rung.name).join(' and ')
  return `${rungs.length} pods`
}

function all(count: number): string {
  if (count === 1) return 'it is'
  return count === 2 ? 'both are' : `all ${count} are`
}

function left(count: number): string {
  if (count === 0) return 'none is'
  return count === 1 ? 'one is' : `${count} are`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function is(rungs: readonly Rung[]): string {
  return rungs.length === 1 ? 'is' : 'are'
}
