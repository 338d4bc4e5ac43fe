import type { Phrase, Say } from '../i18n/phrase'
import { asTold, phrase, spoken } from '../i18n/phrase'
import type { Workload } from '../stream/contract'
import type { Rung } from './rungs'
import { moves, rungsOf } from './rungs'
import { reasonPhrase, troubleOf } from './words'

/** A few words for people: where it goes, what happens now, what comes next. */
export interface Sentence {
  lead: Phrase | null
  now: Phrase | null
  next: Phrase | null
}

/** Waits on one ordinal that hold up the next step, and what that ordinal must be first. */
const HOLDS_UNTIL: Record<string, 'until.ready' | 'until.available' | 'until.gone'> = {
  WAITING_FOR_READY: 'until.ready',
  WAITING_FOR_AVAILABLE: 'until.available',
  WAITING_FOR_TERMINATION: 'until.gone',
  WAITING_FOR_REPLACEMENT: 'until.gone',
}

export function sentenceOf(workload: Workload, rungs: readonly Rung[] = rungsOf(workload)): Sentence {
  const failed = rungs.find((rung) => rung.state === 'failed')
  if (failed) return inTrouble(workload, rungs, failed)
  const condemned = rungs.filter((rung) => rung.condemned)
  if (condemned.length > 0) return goingDown(workload, condemned)
  if (workload.phase === 'Deleting') {
    return { lead: phrase('sentence.deleted'), now: phrase('sentence.allGone'), next: told(workload) }
  }
  if (workload.phase === 'Stopped' || workload.replicas.desired === 0) {
    return { lead: phrase('sentence.stopped'), now: phrase('sentence.noneAsked'), next: null }
  }
  const old = rungs.filter((rung) => isOld(workload, rung))
  if (old.length > 0) return updating(workload, rungs, old)
  if (rungs.every((rung) => rung.state === 'ready')) return allReady(workload, rungs)
  return goingUp(workload, rungs)
}

export function textOf(say: Say, { lead, now, next }: Sentence): string {
  return [lead, now, next]
    .map((part) => part && spoken(say, part))
    .filter(Boolean)
    .join(' ')
}

function isOld({ revision }: Workload, { pod }: Rung): boolean {
  return pod !== null && pod.revision !== null && revision.update !== null && pod.revision !== revision.update
}

function inTrouble(workload: Workload, rungs: readonly Rung[], failed: Rung): Sentence {
  const { what, remedy } = troubleOf(failed)
  const held = failed.condemned || workload.phase === 'Deleting' ? [] : rungs.filter((rung) => rung.state === 'ghost')
  const waiting =
    held.length === 0
      ? null
      : held.length === 1
        ? phrase('sentence.oneWaits', { pod: held[0]?.name ?? '' })
        : phrase('sentence.moreWait', { more: held.length })
  return {
    lead: phrase('sentence.heldUp'),
    now: phrase('sentence.trouble', { pod: failed.name, what }),
    next: joined(remedy, waiting),
  }
}

function goingDown(workload: Workload, condemned: readonly Rung[]): Sentence {
  const { desired } = workload.replicas
  const deleting = workload.phase === 'Deleting'
  const lead = deleting ? phrase('sentence.deletingDown') : phrase('sentence.shrinking', { desired })
  const going = condemned.filter((rung) => rung.state === 'terminating')
  const following = condemned.filter((rung) => rung.state !== 'terminating').at(-1)
  const now = going.length > 0 ? phrase('sentence.shuttingDown', { count: going.length, pods: names(going) }) : told(workload)
  if (!following) {
    return { lead, now, next: deleting ? phrase('sentence.thenGone') : phrase('sentence.thenLeft', { count: desired }) }
  }
  const next =
    going.length > 0
      ? phrase('sentence.nextWhenGone', { pod: following.name, count: going.length, pods: names(going) })
      : phrase('sentence.next', { pod: following.name })
  return { lead, now, next }
}

/** A new revision goes down the ladder, one rung after the other. */
function updating(workload: Workload, rungs: readonly Rung[], old: readonly Rung[]): Sentence {
  const held = old.filter((rung) => rung.held)
  const following = old.filter((rung) => !rung.held && rung.state !== 'terminating').at(-1)
  const moving = rungs.filter((rung) => moves(rung.state))
  const lead =
    workload.phase === 'Paused'
      ? phrase('sentence.paused')
      : phrase('sentence.updating', { done: rungs.length - old.length, of: rungs.length })
  const now =
    moving.length > 0 ? onTheWay(moving) : following || held.length === 0 ? told(workload) : phrase('sentence.restUpdated')
  const only = moving.length === 1 ? moving[0] : undefined
  const next = !following
    ? null
    : only
      ? phrase('sentence.nextUntil', { pod: following.name, until: phrase('until.ready', { pod: only.name }) })
      : phrase('sentence.next', { pod: following.name })
  const stays = held.length === 0 ? null : phrase('sentence.stays', { count: held.length, pods: names(held), why: holdOf(held[0]) })
  return { lead, now, next: joined(next, stays) }
}

function holdOf(rung: Rung | undefined): Phrase {
  return reasonPhrase(rung?.told?.reason ?? null, rung?.told?.message ?? null) ?? asTold('')
}

function goingUp(workload: Workload, rungs: readonly Rung[]): Sentence {
  const { desired } = workload.replicas
  const ready = rungs.filter((rung) => rung.state === 'ready').length
  const lead = ready === 0 ? phrase('sentence.climbingTo', { desired }) : phrase('sentence.climbing', { ready, desired })
  const moving = rungs.filter((rung) => moves(rung.state))
  const following = rungs.find((rung) => rung.state === 'ghost')
  const now = moving.length > 0 ? onTheWay(moving) : told(workload)
  if (!following) return { lead, now, next: phrase('sentence.thenReady', { all: all(desired) }) }
  const wait = workload.waits.find((one) => one.reason in HOLDS_UNTIL && one.ordinal !== null)
  const holder = wait && rungs.find((rung) => rung.ordinal === wait.ordinal)
  const until = HOLDS_UNTIL[wait?.reason ?? '']
  if (!holder || !until) return { lead, now, next: phrase('sentence.next', { pod: following.name }) }
  return { lead, now, next: phrase('sentence.nextUntil', { pod: following.name, until: phrase(until, { pod: holder.name }) }) }
}

function onTheWay(moving: readonly Rung[]): Phrase {
  const only = moving.length === 1 ? moving[0] : undefined
  if (only) return phrase('sentence.is', { pod: only.name, state: phrase(`state.${only.state}`) })
  return phrase('sentence.onTheWay', { pods: names(moving) })
}

function allReady(workload: Workload, rungs: readonly Rung[]): Sentence {
  const now =
    rungs.length === 1
      ? phrase('sentence.oneReady', { pod: rungs[0]?.name ?? '' })
      : phrase('sentence.allReady', { all: all(rungs.length) })
  const settled = workload.phase === 'Running' || workload.phase === 'Paused'
  return { lead: workload.phase === 'Paused' ? phrase('sentence.paused') : null, now, next: settled ? null : told(workload) }
}

/** What the server says of the workload as a whole. */
function told(workload: Workload): Phrase | null {
  const reason = workload.reason ?? workload.waits[0]?.reason ?? null
  const message = workload.message ?? workload.waits[0]?.message ?? null
  const words = reasonPhrase(reason, message && message.replace(/\.$/, ''))
  return words && phrase('sentence.told', { words })
}

function names(rungs: readonly Rung[]): Phrase {
  const [one, other] = rungs
  if (rungs.length === 2) return phrase('and', { one: one?.name ?? '', other: other?.name ?? '' })
  return one && rungs.length === 1 ? asTold(one.name) : phrase('pods', { count: rungs.length })
}

function all(count: number): Phrase {
  if (count === 1) return phrase('all.one')
  return count === 2 ? phrase('all.both') : phrase('all.more', { more: count })
}

function joined(one: Phrase | null, other: Phrase | null): Phrase | null {
  return one && other ? phrase('joined', { one, other }) : (one ?? other)
}
