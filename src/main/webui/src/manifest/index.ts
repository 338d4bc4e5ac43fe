// The text is the truth; whatever shows parts of it in another way reads and writes it through these.
export { BOOKS, OF_SERVERS } from './books'
export { read, remove, rename, write } from './edit'
export {
  find,
  join,
  locate,
  manifestOf,
  pathOfPointer,
  pointerOf,
  servicesIn,
  split,
  syntaxFaults,
  workloadIn,
  WORKLOADS,
  written,
} from './manifest'
export type { Manifest } from './manifest'
export type { Format, Place, SyntaxFault } from './parse'
export { isMapping, same } from './tree'
export type { Path, Value } from './tree'
