import { Table, Tbody, Th, Thead, Tr } from '@patternfly/react-table/dist/esm/components/Table'
import type { Row } from '../api/types'
import { useSay } from '../i18n'
import { keyOf } from '../stream/contract'
import type { BatchVerb } from './batch'
import type { Column } from './columns'
import type { Change, ListQuery, Sort } from './query'
import { WorkloadRow } from './WorkloadRow'

interface Props {
  rows: readonly Row[]
  query: ListQuery
  change: (change: Change) => void
  columns: ReadonlySet<Column>
  selected: ReadonlySet<string>
  select: (keys: readonly string[], selected: boolean) => void
  ask: (verb: BatchVerb, rows: readonly Row[]) => void
  may: Record<BatchVerb, boolean>
}

export function WorkloadTable({ rows, query, change, columns, selected, select, ask, may }: Props) {
  const say = useSay()
  const keys = rows.map(keyOf)
  const sortOf = (by: Sort) => ({
    sortBy: query.sort === by ? { index: 0, direction: query.descending ? ('desc' as const) : ('asc' as const) } : {},
    onSort: () => change({ sort: by, descending: query.sort === by && !query.descending }),
    columnIndex: 0,
  })
  return (
    <Table
      aria-label={say('nav.workloads')}
      variant="compact"
      gridBreakPoint="grid-lg"
      className="workloads"
      data-testid="workloads"
    >
      <Thead>
        <Tr>
          <Th
            select={{
              isSelected: keys.length > 0 && keys.every((key) => selected.has(key)),
              onSelect: (_, on) => select(keys, on),
            }}
            aria-label={say('list.selectAll')}
          />
          <Th sort={sortOf('name')} width={20}>
            {say('column.name')}
          </Th>
          <Th sort={sortOf('phase')} width={25}>
            {say('column.status')}
          </Th>
          {columns.has('ready') && <Th>{say('column.ready')}</Th>}
          {columns.has('project') && <Th>{say('column.project')}</Th>}
          {columns.has('controller') && <Th>{say('column.controller')}</Th>}
          {columns.has('image') && <Th width={20}>{say('column.image')}</Th>}
          {columns.has('labels') && <Th width={15}>{say('column.labels')}</Th>}
          {columns.has('restarts') && <Th>{say('column.restarts')}</Th>}
          {columns.has('age') && (
            <Th sort={sortOf('age')} modifier="fitContent">
              {say('column.age')}
            </Th>
          )}
          <Th screenReaderText={say('column.actions')} />
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <WorkloadRow
            key={keyOf(row)}
            row={row}
            columns={columns}
            selected={selected.has(keyOf(row))}
            select={selectOne(select)}
            ask={ask}
            may={may}
          />
        ))}
      </Tbody>
    </Table>
  )
}

const ones = new WeakMap<Props['select'], (key: string, selected: boolean) => void>()

/** One and the same function for as long as the list has one, so that rows are not drawn for nothing. */
function selectOne(select: Props['select']) {
  const known = ones.get(select) ?? ((key: string, selected: boolean) => select([key], selected))
  ones.set(select, known)
  return known
}
