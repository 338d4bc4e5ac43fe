import { json } from '../api/client'
import type { Target } from '../api/paths'
import { pathOf } from '../api/paths'
import type { Claim, Items } from '../api/types'

const LOOK_AGAIN_MS = 300
/** A turn takes far less; who waits longer waits for something that holds the workload up. */
const PATIENCE_MS = 15_000

/**
 * Waits until the claims of pods that are there stay or go with the workload as it was asked just now. A workload that is deleted
 * is no longer asked what becomes of its claims: deleted too soon it would leave data that was to go, or take data that was to stay.
 */
export async function claimsFollow(target: Target, ordinals: readonly number[], keep: boolean): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const { items } = await json<Items<Claim>>(pathOf(target, '/claims'))
    const behind = items.filter((claim) => ordinals.includes(claim.ordinal) && claim.kept !== keep)
    if (behind.length === 0) return
    if (Date.now() > end) throw new Error(behind.map((claim) => claim.name).join(', '))
    await new Promise((resume) => setTimeout(resume, LOOK_AGAIN_MS))
  }
}
