import type { Envelope, Pod, PodEventName, PodNews, Wait, Workload, WorkloadChange, WorkloadEventName } from './contract'
import { POD_EVENTS, SNAPSHOT_END, WORKLOAD_CHANGED, WORKLOAD_EVENTS } from './contract'
import type { StreamEvent } from './events'

const workloadNames: readonly string[] = WORKLOAD_EVENTS
const podNames: readonly string[] = POD_EVENTS

/** Text from the wire to an event, or an error that says what was wrong: a page that guesses would show what is not so. */
export function parse(name: string, text: string, at: number): StreamEvent {
  if (name === SNAPSHOT_END) return { kind: 'snapshotEnd', at }
  const envelope = JSON.parse(text) as Partial<Envelope<unknown>> | null
  if (typeof envelope?.id !== 'string' || typeof envelope.time !== 'string') {
    throw new Error(`${name}: not a CloudEvent with id and time`)
  }
  const time = Date.parse(envelope.time)
  if (Number.isNaN(time)) throw new Error(`${name}: time is not a time`)
  if (workloadNames.includes(name)) {
    const workload = workloadOf(name, envelope.data)
    return { kind: 'workload', at, name: name as WorkloadEventName, id: envelope.id, time, workload }
  }
  if (name === WORKLOAD_CHANGED) {
    return { kind: 'change', at, id: envelope.id, time, change: changeOf(name, envelope.data) }
  }
  if (podNames.includes(name)) {
    return { kind: 'pod', name: name as PodEventName, id: envelope.id, time, news: newsOf(name, envelope.data) }
  }
  throw new Error(`${name}: no such event`)
}

function workloadOf(event: string, data: unknown): Workload {
  const workload = data as Partial<Workload> | undefined
  if (
    typeof workload?.namespace !== 'string' ||
    typeof workload.name !== 'string' ||
    typeof workload.replicas?.desired !== 'number' ||
    !Array.isArray(workload.pods)
  ) {
    throw new Error(`${event}: not a workload with namespace, name, replicas and pods`)
  }
  return {
    ...NOTHING_SAID,
    ...(workload as Workload),
    waits: (workload.waits ?? []).map(waitOf),
    pods: workload.pods.map(podOf),
  }
}

function changeOf(event: string, data: unknown): WorkloadChange {
  const change = data as Partial<WorkloadChange> | undefined
  if (
    typeof change?.namespace !== 'string' ||
    typeof change.name !== 'string' ||
    typeof change.replicas?.desired !== 'number' ||
    !Array.isArray(change.changes?.waits) ||
    !Array.isArray(change.changes.pods) ||
    !Array.isArray(change.changes.gone)
  ) {
    throw new Error(`${event}: not a change of a workload with namespace, name, replicas and changes of waits and pods`)
  }
  return {
    ...NOTHING_SAID,
    ...(change as WorkloadChange),
    changes: {
      waits: change.changes.waits.map((splice) => ({ ...splice, add: splice.add.map(waitOf) })),
      pods: change.changes.pods.map(podOf),
      gone: change.changes.gone,
    },
  }
}

function waitOf(wait: Wait): Wait {
  return { ...NO_WAIT, ...wait }
}

function podOf(pod: Pod): Pod {
  return { ...NEW_POD, ...pod }
}

/** What a field means that is left out: the same as null. */
const NOTHING_SAID = { start: 0, reason: null, message: null, revision: { current: null, update: null } }
const NO_WAIT: Partial<Wait> = { ordinal: null, since: null, message: null }
const NEW_POD: Partial<Pod> = {
  ready: false,
  available: false,
  terminating: false,
  revision: null,
  node: null,
  ip: null,
  restarts: 0,
  waiting: null,
  reason: null,
  message: null,
  claims: [],
}

function newsOf(event: string, data: unknown): PodNews {
  const news = data as Partial<PodNews> | undefined
  if (
    typeof news?.namespace !== 'string' ||
    typeof news.workload !== 'string' ||
    typeof news.pod?.name !== 'string' ||
    typeof news.pod.ordinal !== 'number'
  ) {
    throw new Error(`${event}: not news of a pod of a workload`)
  }
  return { ...(news as PodNews), reason: news.reason ?? null, pod: podOf(news.pod) }
}
