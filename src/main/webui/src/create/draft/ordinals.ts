import { read } from '../../manifest'

/** The ordinals of a workload: from the first up to, and without, the end. */
export interface Ordinals {
  start: number
  end: number
}

/** As the server fills in what is not written: one, from 0. */
export function ordinalsOf(text: string): Ordinals {
  const start = Number(read(text, ['spec', 'ordinals', 'start']) ?? 0)
  return { start, end: start + Number(read(text, ['spec', 'replicas']) ?? 1) }
}
