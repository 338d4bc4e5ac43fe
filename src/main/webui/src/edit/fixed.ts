import type { FileFault } from '../editor/files'
import type { Say } from '../i18n/phrase'
import { at } from '../manifest/tree'
import { same } from '../manifest'
import type { Held, Tree } from './held'

/** What is decided once and for all when an object is made, and the words that say why. */
const FIXED = {
  workload: {
    '/kind': 'edit.fixed.identity',
    '/apiVersion': 'edit.fixed.identity',
    '/metadata/name': 'edit.fixed.identity',
    '/metadata/namespace': 'edit.fixed.identity',
    '/spec/selector': 'edit.fixed.selector',
    '/spec/serviceName': 'edit.fixed.serviceName',
    '/spec/volumeClaimTemplates': 'edit.fixed.claims',
    '/spec/podManagementPolicy': 'edit.fixed.order',
  },
  service: {
    '/kind': 'edit.fixed.identity',
    '/metadata/name': 'edit.fixed.identity',
    '/metadata/namespace': 'edit.fixed.identity',
    '/spec/selector': 'edit.fixed.serviceSelector',
  },
} as const

const steps = (pointer: string) => pointer.split('/').slice(1)

/** Said at once where somebody changes it, not only when the server refuses. */
export function fixedFaults(say: Say, held: Held, base: Tree, edited: Tree): FileFault[] {
  return Object.entries(FIXED[held.kind])
    .filter(([pointer]) => !same(at(base, steps(pointer)), at(edited, steps(pointer))))
    .map(([pointer, why]) => ({ file: held.id, pointer, detail: say(why) }))
}

/** The server's faults, but ours where it says less of the same place. */
export function explained(faults: readonly FileFault[], fixed: readonly FileFault[]): FileFault[] {
  const ours = (one: FileFault) => fixed.some((each) => each.file === one.file && each.pointer === one.pointer)
  return [...fixed, ...faults.filter((one) => !ours(one))]
}
