import { perform, rehearse } from '../api/actions'
import { json, Problem } from '../api/client'
import type { Plan } from '../api/types'
import { same } from '../manifest'
import type { Held, Tree } from './held'
import { change, cleaned } from './held'
import type { Edit } from './useEditing'

const STALE = 412
/** A status that is written makes a new version too; while pods come and go that happens between any two looks. */
const ATTEMPTS_MAX = 8

/** Why one of several was not taken. */
export class Refused extends Problem {
  readonly id: string

  constructor(held: Held, { status, type, message, faults }: Problem) {
    super({ status, type, detail: message, faults })
    this.id = held.id
  }

  /** Somebody else changed what is edited. */
  get stale(): boolean {
    return this.status === STALE
  }
}

export interface Rehearsed {
  edit: Edit
  /** As it would be stored. */
  object: Tree
  /** Of a workload: what would be done, or null while that can't be foreseen. */
  plan: Plan | null | undefined
}

type Again = () => Promise<readonly Held[]>

/** What would become of all of them; nothing is stored. */
export function rehearseAll(edits: readonly Edit[], again: Again): Promise<Rehearsed[]> {
  return each(edits, again, async (edit) => {
    const action = change(edit.held, edit.patch)
    if (edit.held.kind === 'workload') {
      const { object, plan } = await rehearse(action)
      return { edit, object: cleaned(object as unknown as Tree), plan }
    }
    const object = await json<Tree>(action.path, { ...action.call, query: { dryRun: true } })
    return { edit, object: cleaned({ apiVersion: 'v1', kind: 'Service', ...object }), plan: undefined }
  })
}

/** Services first: new pods find them as they are to be. */
export async function sendAll(edits: readonly Edit[], again: Again): Promise<void> {
  const services = edits.filter((one) => one.held.kind === 'service')
  await each([...services, ...edits.filter((one) => one.held.kind === 'workload')], again, ({ held, patch }) =>
    perform(change(held, patch)),
  )
}

async function each<T>(edits: readonly Edit[], again: Again, act: (edit: Edit) => Promise<T>): Promise<T[]> {
  const done: T[] = []
  for (const edit of edits) done.push(await patiently(edit, again, act))
  return done
}

/** Where another version is the same but for its status, that one is meant as well. */
async function patiently<T>(edit: Edit, again: Again, act: (edit: Edit) => Promise<T>): Promise<T> {
  let { held } = edit
  for (let attempt = 1; ; attempt++) {
    try {
      return await act({ ...edit, held })
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      const now = problem.status === STALE ? (await again()).find((one) => one.id === held.id) : undefined
      if (!now || attempt === ATTEMPTS_MAX || !same(now.object, edit.held.object)) throw new Refused(held, problem)
      held = now
    }
  }
}
