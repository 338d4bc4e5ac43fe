import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { PHASES } from '../stream/contract'
import type { Phase } from '../stream/contract'
import type { Column } from './columns'
import { columnsOf, columnsText, USUAL } from './columns'

export type Sort = 'name' | 'age' | 'phase'
export const PAGE_SIZES = [20, 50, 100] as const
const PAGE_SIZE = 50

/** What of the list is looked at: all of it stands in the address, so that it can be sent to somebody. */
export interface ListQuery {
  phases: Phase[]
  labels: string
  text: string
  sort: Sort
  descending: boolean
  size: number
  columns: readonly Column[]
  /** Where the former page ended, as the server said it; and how many rows came before. */
  after: string
  before: number
}

const REMEMBERED = 'ordinal.columns'

/** Columns that nobody asks for in the address are those that were chosen last here. */
export function read(parameters: URLSearchParams, remembered = columnsText(USUAL)): ListQuery {
  const sort = parameters.get('sort') ?? 'name'
  const by = sort.replace(/^-/, '')
  const size = Number(parameters.get('size'))
  return {
    phases: PHASES.filter((phase) => parameters.get('phase')?.split(',').includes(phase)),
    labels: parameters.get('labels') ?? '',
    text: parameters.get('text') ?? '',
    sort: by === 'age' || by === 'phase' ? by : 'name',
    descending: sort.startsWith('-'),
    size: PAGE_SIZES.find((one) => one === size) ?? PAGE_SIZE,
    columns: columnsOf(parameters.get('columns') ?? remembered),
    after: parameters.get('after') ?? '',
    before: Math.max(0, Number(parameters.get('before')) || 0),
  }
}

export function write(query: ListQuery): URLSearchParams {
  const parameters = new URLSearchParams()
  const put = (name: string, value: string, usual = '') => value !== usual && parameters.set(name, value)
  put('phase', query.phases.join(','))
  put('labels', query.labels)
  put('text', query.text)
  put('sort', sortText(query), 'name')
  put('size', String(query.size), String(PAGE_SIZE))
  put('columns', columnsText(query.columns), columnsText(USUAL))
  put('after', query.after)
  put('before', String(query.before), '0')
  return parameters
}

export function sortText({ sort, descending }: ListQuery): string {
  return (descending ? '-' : '') + sort
}

export type Change = Partial<ListQuery>

/** Whatever changes but the page itself, and what is shown of it, leads back to the first one. */
export function changed(query: ListQuery, change: Change): ListQuery {
  return change.columns ? { ...query, ...change } : { ...query, after: '', before: 0, ...change }
}

/** What is changed bit by bit is no place to go back to. */
const TYPED = ['text', 'labels', 'columns'] as const

export function useListQuery(): [ListQuery, (change: Change) => void] {
  const [parameters, setParameters] = useSearchParams()
  const query = useMemo(() => read(parameters, localStorage.getItem(REMEMBERED) ?? undefined), [parameters])
  return [
    query,
    (change) => {
      if (change.columns) localStorage.setItem(REMEMBERED, columnsText(change.columns))
      setParameters(write(changed(query, change)), { replace: TYPED.some((name) => change[name] !== undefined) })
    },
  ]
}
