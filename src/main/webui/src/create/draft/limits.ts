import type { Bounds } from '../../api/types'
import { amountOf } from '../../list/quota'
import type { Path } from '../../manifest'
import { textAt } from './draft'
import { QUANTITY } from './check/mark'

/** What a container gets where it does not say it itself. Empty for nothing. */
export interface Given {
  request: string
  limit: string
}

/** Several ranges may speak of the same; what the first one gives is given. */
export function givenOf(limits: readonly Bounds[], what: string): Given {
  const ofContainers = limits.filter(({ type }) => type === 'Container')
  const first = (of: (one: Bounds) => Record<string, string>) => ofContainers.map((one) => of(one)[what]).find((value) => value) ?? ''
  return { request: first((one) => one.defaultRequest), limit: first((one) => one.default) }
}

/**
 * What a container is held to: what it says, else what the project gives. A request that is not said is the limit that is. Undefined
 * for nothing, NaN for what is no amount.
 */
export function amountsOf(text: string, container: Path, what: string, given: Given): { request?: number; limit?: number } {
  const said = (field: string) => textAt(text, [...container, 'resources', field, what])
  const limit = said('limits') || given.limit
  const request = said('requests') || said('limits') || given.request
  return { ...(request === '' ? {} : { request: amount(request) }), ...(limit === '' ? {} : { limit: amount(limit) }) }
}

export function amount(text: string): number {
  return QUANTITY.test(text) ? amountOf(text) : NaN
}
