import type { Pod, PodEventName, Workload } from './contract'
import type { Phrase } from '../i18n/phrase'
import { phrase } from '../i18n/phrase'
import type { StreamEvent } from './events'

/** One line of "what happened". */
export interface Happening {
  id: string
  time: number
  kind: PodEventName | 'trouble' | 'workload' | 'gap'
  /** Who it is about: a pod's or a workload's name. */
  subject: string
  text: Phrase
  reason: string | null
  /** The reason in the server's words. */
  message: string | null
}

type PodEvent = Extract<StreamEvent, { kind: 'pod' }>
type WorkloadEvent = Extract<StreamEvent, { kind: 'workload' | 'change' }>

/** A snapshot instead of a replay: the steps between are in no list here, and the list says so. */
export function gap(id: string, time: number): Happening {
  return { id, time, kind: 'gap', subject: '', text: phrase('happened.gap'), reason: null, message: null }
}

/** Null where nothing worth a line changed. */
export function ofPod(event: PodEvent, before: Pod | undefined, told: readonly Happening[]): Happening | null {
  const { pod } = event.news
  const line = (text: Phrase, kind: Happening['kind'] = event.name): Happening => ({
    id: event.id,
    time: event.time,
    kind,
    subject: pod.name,
    text,
    reason: event.news.reason ?? null,
    message: event.news.message ?? null,
  })
  switch (event.name) {
    case 'pod.created':
      return line(phrase('happened.created'))
    case 'pod.ready': {
      const took = sinceCreated(event, told)
      return line(took === null ? phrase('happened.ready') : phrase('happened.readyAfter', { took }))
    }
    case 'pod.unready':
      return line(phrase('happened.unready'))
    case 'pod.terminating':
      return line(phrase('happened.terminating'))
    case 'pod.gone':
      return line(phrase('happened.gone'))
    case 'pod.changed':
      return changed(pod, before, line)
  }
}

/** What every pod goes through; anything else that a container waits for is worth a line. */
const CALM_WAITS = new Set(['ContainerCreating', 'PodInitializing'])

function changed(pod: Pod, before: Pod | undefined, line: (text: Phrase, kind?: Happening['kind']) => Happening): Happening | null {
  if (pod.phase === 'Failed' && before?.phase !== 'Failed') return line(phrase('happened.failed'), 'trouble')
  if (pod.waiting && pod.waiting !== before?.waiting && !CALM_WAITS.has(pod.waiting)) {
    return line(phrase('happened.waits', { waiting: pod.waiting }), 'trouble')
  }
  if (pod.restarts > (before?.restarts ?? 0)) return line(phrase('happened.restarted', { restarts: pod.restarts }), 'trouble')
  if (pod.node && !before?.node) return line(phrase('happened.placed', { node: pod.node }))
  if (pod.phase === 'Running' && before && before.phase !== 'Running') return line(phrase('happened.started'))
  return null
}

function sinceCreated(event: PodEvent, told: readonly Happening[]): string | null {
  const last = told.find((one) => one.subject === event.news.pod.name && (one.kind === 'pod.created' || one.kind === 'pod.unready'))
  if (last?.kind !== 'pod.created' || event.time < last.time) return null
  const seconds = (event.time - last.time) / 1000
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`
}

export function ofWorkload(event: WorkloadEvent, workload: Workload, before: Workload | undefined): Happening | null {
  const line = (text: Phrase): Happening => ({
    id: event.id,
    time: event.time,
    kind: 'workload',
    subject: workload.name,
    text,
    reason: workload.reason,
    message: workload.message,
  })
  if (event.kind === 'workload' && event.name === 'workload.deleted') return line(phrase('happened.deleted'))
  if (!before || before.uid !== workload.uid) return line(phrase('happened.asked', { desired: workload.replicas.desired }))
  if (workload.phase === 'Deleting' && before.phase !== 'Deleting') return line(phrase('happened.deleting'))
  if (workload.replicas.desired !== before.replicas.desired) {
    return line(phrase('happened.scaled', { before: before.replicas.desired, after: workload.replicas.desired }))
  }
  if (workload.revision.update !== before.revision.update)
    return line(phrase('happened.revision', { revision: workload.revision.update ?? '' }))
  if (workload.phase === before.phase) return null
  switch (workload.phase) {
    case 'Running':
      return line(phrase('happened.running', { desired: workload.replicas.desired }))
    case 'Paused':
    case 'Stopped':
    case 'Failed':
      return line(phrase('happened.now', { phase: phrase(`phase.${workload.phase}`) }))
    default:
      return null
  }
}
