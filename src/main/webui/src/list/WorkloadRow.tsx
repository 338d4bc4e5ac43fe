import { Td, Tr } from '@patternfly/react-table/dist/esm/components/Table'
import EllipsisIcon from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon'
import { memo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Row } from '../api/types'
import { useSay } from '../i18n'
import { spoken } from '../i18n/phrase'
import { MiniLadder } from '../ladder/MiniLadder'
import { sentenceOf } from '../ladder/sentence'
import { detailPath } from '../shell/places'
import { keyOf } from '../stream/contract'
import { Age } from '../ui/clock'
import { Menu } from '../ui/Menu'
import { PhaseLabel } from '../ui/PhaseLabel'
import type { BatchVerb } from './batch'
import { BATCH_VERBS } from './batch'
import type { Column } from './columns'

interface Props {
  row: Row
  columns: ReadonlySet<Column>
  selected: boolean
  select: (key: string, selected: boolean) => void
  ask: (verb: BatchVerb, rows: readonly Row[]) => void
  may: Record<BatchVerb, boolean>
}

/** One workload: how it stands, and the way to the rest of it. */
export const WorkloadRow = memo(function WorkloadRow({ row, columns, selected, select, ask, may }: Props) {
  const say = useSay()
  const key = keyOf(row)
  const navigate = useNavigate()
  const { now } = sentenceOf(row)
  const calm = row.phase === 'Running' || row.phase === 'Stopped'
  return (
    <Tr data-testid={`row-${key}`} data-phase={row.phase}>
      <Td
        className="cell-select"
        select={{
          rowIndex: 0,
          isSelected: selected,
          onSelect: (_, on) => select(key, on),
          props: { 'aria-label': say('list.select', { name: key }) },
        }}
      />
      <Td className="cell-name" dataLabel={say('column.name')} modifier="breakWord">
        <Link to={detailPath(row)} className="row-name">
          {row.name}
        </Link>
        {row.alias && <span className="row-alias">{row.alias}</span>}
        {row.description && (
          <span className="row-about" title={row.description}>
            {row.description}
          </span>
        )}
      </Td>
      <Td className="cell-status" dataLabel={say('column.status')}>
        <PhaseLabel workload={row} />
        {!calm && now && <span className="row-why">{spoken(say, now)}</span>}
      </Td>
      <Cells row={row} columns={columns} />
      <Td className="cell-actions" isActionCell>
        <Menu
          label={say('list.actions', { name: key })}
          plain
          choices={[
            { id: 'edit', label: say('tab.edit'), choose: () => void navigate(detailPath(row, 'edit')) },
            ...BATCH_VERBS.map((verb) => ({
              id: verb,
              label: say(`batch.${verb}`),
              danger: verb === 'delete',
              disabled: !may[verb],
              choose: () => ask(verb, [row]),
            })),
          ]}
        >
          <EllipsisIcon />
        </Menu>
      </Td>
    </Tr>
  )
})

/** What may be hidden. */
function Cells({ row, columns }: Pick<Props, 'row' | 'columns'>) {
  const say = useSay()
  const { replicas } = row
  return (
    <>
      {columns.has('ready') && (
        <Td className="cell-ready" dataLabel={say('column.ready')}>
          <span className="row-ready">
            <MiniLadder workload={row} />
            <span data-testid="ready" data-ready={replicas.ready} data-desired={replicas.desired}>
              {replicas.ready}/{replicas.desired}
            </span>
          </span>
        </Td>
      )}
      {columns.has('project') && (
        <Td className="cell-project" dataLabel={say('column.project')} modifier="breakWord">
          {row.namespace}
        </Td>
      )}
      {columns.has('controller') && (
        <Td className="cell-controller" dataLabel={say('column.controller')}>
          <span className="row-kind" title={say(row.reason === 'LEFT_ALONE' ? 'controller.other' : 'controller.ordinal')}>
            {row.kind}
          </span>
        </Td>
      )}
      {columns.has('image') && (
        <Td className="cell-image" dataLabel={say('column.image')} modifier="breakWord">
          <span className="row-image">{row.images[0]}</span>
          {row.images.length > 1 && <span className="quiet"> +{row.images.length - 1}</span>}
        </Td>
      )}
      {columns.has('labels') && (
        <Td className="cell-labels" dataLabel={say('column.labels')} modifier="breakWord">
          {Object.entries(row.labels).map(([key, value]) => (
            <code key={key}>{value === '' ? key : `${key}=${value}`}</code>
          ))}
        </Td>
      )}
      {columns.has('restarts') && (
        <Td className="cell-restarts" dataLabel={say('column.restarts')}>
          {row.pods.reduce((sum, pod) => sum + pod.restarts, 0)}
        </Td>
      )}
      {columns.has('age') && (
        <Td className="cell-age" dataLabel={say('column.age')} modifier="nowrap">
          {row.created !== null && <Age time={Date.parse(row.created)} />}
        </Td>
      )}
    </>
  )
}
