// The text is the truth; whatever shows parts of it in another way reads and writes it through these.
export { read, remove, rename, write } from './edit'
export {
  find,
  inFormat,
  join,
  locate,
  manifestOf,
  pathOfPointer,
  pointerOf,
  servicesIn,
  split,
  syntaxFaults,
  toJson,
  toYaml,
  workloadIn,
  WORKLOADS,
} from './manifest'
export type { Manifest } from './manifest'
export { formatOf } from './parse'
export type { Format, Place, SyntaxFault } from './parse'
export { isMapping, same } from './tree'
export type { Path, Value } from './tree'
