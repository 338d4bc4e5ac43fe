import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect'
import { Label } from '@patternfly/react-core/dist/esm/components/Label'
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table/dist/esm/components/Table'
import { useState } from 'react'
import { useRevisions } from '../../api/queries'
import type { Revision } from '../../api/types'
import { useSay } from '../../i18n'
import { Age } from '../../ui/clock'
import { Fetched } from '../../ui/Fetched'
import { RevisionDiff } from '../RevisionDiff'
import { RollbackDialog } from '../RollbackDialog'
import type { Shown } from '../shown'

/** What the pod template was, who runs on it, what any two differ in, and the way back. */
export function RevisionsTab({ shown }: { shown: Shown }) {
  const say = useSay()
  const { workload, may } = shown
  const result = useRevisions(workload, workload.revision)
  const [back, setBack] = useState<number | null>(null)
  return (
    <Fetched {...result} empty={(data) => data.items.length === 0} nothing={say('revisions.none')}>
      {({ items }) => (
        <section className="card" aria-label={say('tab.revisions')}>
          <Table aria-label={say('tab.revisions')} variant="compact" gridBreakPoint="grid-md">
            <Thead>
              <Tr>
                <Th>{say('revisions.number')}</Th>
                <Th>{say('column.image')}</Th>
                <Th>{say('tab.pods')}</Th>
                <Th>{say('revisions.cause')}</Th>
                <Th>{say('column.age')}</Th>
                <Th screenReaderText={say('column.actions')} />
              </Tr>
            </Thead>
            <Tbody>
              {items.map((one) => (
                <Tr key={one.number} data-testid={`revision-${one.number}`}>
                  <Td dataLabel={say('revisions.number')}>
                    <b>#{one.number}</b> <code>{one.name}</code>{' '}
                    {one.present && (
                      <Label isCompact color="green">
                        {say('revisions.present')}
                      </Label>
                    )}
                  </Td>
                  <Td dataLabel={say('column.image')} modifier="breakWord">
                    {one.images.join(', ')}
                  </Td>
                  <Td dataLabel={say('tab.pods')}>{one.pods}</Td>
                  <Td dataLabel={say('revisions.cause')}>{one.cause ?? '–'}</Td>
                  <Td dataLabel={say('column.age')}>
                    <Age time={Date.parse(one.created)} />
                  </Td>
                  <Td isActionCell>
                    {!one.present && (
                      <Button size="sm" variant="secondary" isDisabled={!may('patch')} onClick={() => setBack(one.number)}>
                        {say('action.rollback')}
                      </Button>
                    )}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
          {items.length > 1 && <Compare shown={shown} items={items} />}
          {back !== null && <RollbackDialog shown={shown} to={back} close={() => setBack(null)} />}
        </section>
      )}
    </Fetched>
  )
}

/** Any two, not only neighbours. */
function Compare({ shown: { workload }, items }: { shown: Shown; items: readonly Revision[] }) {
  const say = useSay()
  const [from, setFrom] = useState(items[1]?.number ?? 0)
  const [to, setTo] = useState(items[0]?.number ?? 0)
  const options = items.map((one) => (
    <FormSelectOption key={one.number} value={one.number} label={`#${one.number} · ${one.images.join(', ')}`} />
  ))
  return (
    <>
      <div className="compare">
        <span>{say('revisions.compare')}</span>
        <FormSelect value={from} aria-label={say('revisions.from')} onChange={(_, value) => setFrom(Number(value))}>
          {options}
        </FormSelect>
        <span aria-hidden="true">→</span>
        <FormSelect value={to} aria-label={say('revisions.to')} onChange={(_, value) => setTo(Number(value))}>
          {options}
        </FormSelect>
      </div>
      <RevisionDiff target={workload} from={from} to={to} />
    </>
  )
}
