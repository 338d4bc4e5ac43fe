import { describe, expect, it } from 'vitest'
import { climbingWorkload, runningWorkload, shrinkingWorkload, waitingWorkload } from '../fixtures'
import { creating, pending, pod, starting, terminating, workload } from '../fixtures/build'
import { say } from '../i18n'
import type { Wait, Workload } from '../stream/contract'
import { sentenceOf, textOf } from './sentence'

const wait = (reason: string, ordinal: number | null, message: string | null = null): Wait => ({ reason, ordinal, since: null, message })

const OLD = { revision: 'web-5d01' }
const HELD = { ...OLD, reason: 'HELD_BY_PARTITION', message: 'Pods below the partition keep their revision' }
const TO_NEW: Partial<Workload> = { revision: { current: 'web-5d01', update: 'web-6d5c' } }

const rows: [string, Workload, string][] = [
  ['climbing', climbingWorkload, 'Climbing: 2 of 5 ready. web-2 is starting. Next: web-3, when web-2 is ready.'],
  ['first pod', workload(3, [creating(0)], { waits: [wait('WAITING_FOR_READY', 0)] }), 'Climbing to 3. web-0 is created, looking for a node. Next: web-1, when web-0 is ready.'],
  ['preparing', workload(2, [pending(0)]), 'Climbing to 2. web-0 is preparing. Next: web-1.'],
  ['last pod', workload(2, [pod(0), starting(1)]), 'Climbing: 1 of 2 ready. web-1 is starting. Then both are ready.'],
  ['in parallel', workload(3, [starting(0), starting(1), starting(2)]), 'Climbing to 3. 3 pods are on their way. Then all 3 are ready.'],
  ['two at once', workload(2, [starting(0), starting(1)]), 'Climbing to 2. web-0 and web-1 are on their way. Then both are ready.'],
  ['ready, but not long enough', workload(2, [pod(0, { available: false })], { message: 'waits for minReadySeconds', waits: [wait('WAITING_FOR_AVAILABLE', 0)] }), 'Climbing: 1 of 2 ready. Waits for minReadySeconds. Next: web-1, when web-0 has been ready long enough.'],
  ['nothing moves and only a reason is known', workload(1, [], { reason: 'VIEW_BEHIND' }), 'Climbing to 1. View behind. Next: web-0.'],
  ['a wait without an ordinal', workload(1, [], { waits: [wait('WAITING_FOR_CLUSTER', null, 'The cluster refused: quota exceeded')] }), 'Climbing to 1. The cluster refused: quota exceeded. Next: web-0.'],
  ['a pod is replaced in its place', workload(2, [terminating(0), pod(1)]), 'Climbing: 1 of 2 ready. web-0 is shutting down. Then both are ready.'],
  ['first ordinal is not 0', workload(2, [starting(5)], { start: 5 }), 'Climbing to 2. web-5 is starting. Next: web-6.'],
  ['image', waitingWorkload, "Held up. web-1: its image cannot be pulled. Check the image's name and tag, and the pull secret. web-2 waits for it."],
  ['crash', workload(4, [starting(0, { waiting: 'CrashLoopBackOff' })]), "Held up. web-0: its container stops again and again. The container's log tells why. 3 more wait for it."],
  ['config', workload(1, [pending(0, { waiting: 'CreateContainerConfigError' })]), 'Held up. web-0: its container cannot be made. Check the ConfigMaps and Secrets that it names.'],
  ['node away', workload(1, [pod(0, { phase: 'Unknown', ready: false })]), 'Held up. web-0: its node does not answer. It comes back with its node.'],
  ['pod ended', workload(1, [pod(0, { phase: 'Succeeded', ready: false })]), 'Held up. web-0: it ended. It will be created again.'],
  ['pod failed', workload(1, [pod(0, { phase: 'Failed', ready: false })]), 'Held up. web-0: it failed.'],
  ['shrinking', shrinkingWorkload, 'Shrinking to 2, highest first. web-3 is shutting down. Next: web-2, when web-3 is gone.'],
  ['shrinking, last', workload(1, [pod(0), terminating(1)]), 'Shrinking to 1, highest first. web-1 is shutting down. Then one is left.'],
  ['about to shrink', workload(1, [pod(0), pod(1)], { message: 'Waits to take the pod down' }), 'Shrinking to 1, highest first. Waits to take the pod down. Next: web-1.'],
  ['going', workload(2, [pod(0), terminating(1)], { phase: 'Deleting' }), 'Being deleted, highest first. web-1 is shutting down. Next: web-0, when web-1 is gone.'],
  ['going, last', workload(2, [terminating(0)], { phase: 'Deleting' }), 'Being deleted, highest first. web-0 is shutting down. Then it is gone.'],
  ['gone but for the finalizer', workload(2, [], { phase: 'Deleting', message: 'Removes the finalizer' }), 'Being deleted. Every pod is gone. Removes the finalizer.'],
  ['stopped', workload(0, [], { phase: 'Stopped' }), 'Stopped. No replicas are asked for.'],
  ['running', runningWorkload, 'All 3 are ready.'],
  ['running, alone', workload(1, [pod(0)], { phase: 'Running' }), 'web-0 is ready.'],
  ['all ready and yet not done', workload(1, [pod(0)], { phase: 'Waiting', message: 'The template changed' }), 'web-0 is ready. The template changed.'],
  ['an update goes down', workload(3, [pod(0, OLD), starting(1), pod(2)], TO_NEW), 'A new revision goes down the ladder: 2 of 3 updated. web-1 is starting. Next: web-0, when web-1 is ready.'],
  ['an update stops at the partition', workload(3, [pod(0, HELD), pod(1, HELD), pod(2)], TO_NEW), 'A new revision goes down the ladder: 1 of 3 updated. All others are updated. web-0 and web-1 stay as they are: Pods below the partition keep their revision.'],
  ['paused', workload(1, [pod(0)], { phase: 'Paused' }), 'Updates are paused. web-0 is ready.'],
]

describe('the sentence', () => {
  it.each(rows)('%s', (_, one, expected) => {
    expect(textOf(say, sentenceOf(one))).toBe(expected)
  })
})
