import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table/dist/esm/components/Table'
import { Progress } from '@patternfly/react-core/dist/esm/components/Progress'
import { Link } from 'react-router'
import { useUsage } from '../../api/queries'
import { useSay } from '../../i18n'
import { spoken } from '../../i18n/phrase'
import { Dot } from '../../ladder/Dot'
import { hashOf } from '../../ladder/RungRow'
import { rungsOf } from '../../ladder/rungs'
import { headOf } from '../../ladder/words'
import { detailPath } from '../../shell/places'
import { ProblemPlace } from '../../ui/ProblemPlace'
import type { Shown } from '../shown'
import type { Used } from '../usage'
import { cpuText, memoryText, usedBy } from '../usage'

/** Pod by pod, with what each uses where the cluster measures. */
export function PodsTab({ shown: { workload } }: { shown: Shown }) {
  const say = useSay()
  const { data: usage, error } = useUsage(workload)
  const rungs = rungsOf(workload).filter((rung) => rung.pod !== null)
  const used = new Map(rungs.map((rung) => [rung.ordinal, usedBy(usage, rung.ordinal)]))
  const most = (of: (one: Used) => number) => Math.max(0, ...[...used.values()].map((one) => (one ? of(one) : 0)))
  const measured = usage?.measured === true
  return (
    <section className="card" aria-label={say('tab.pods')}>
      {error && <ProblemPlace error={error} />}
      {rungs.length === 0 && <p className="quiet">{say('pods.none')}</p>}
      <Table aria-label={say('tab.pods')} variant="compact" gridBreakPoint="grid-md">
        <Thead>
          <Tr>
            <Th>{say('pods.pod')}</Th>
            <Th>{say('column.status')}</Th>
            <Th>{say('pods.node')}</Th>
            <Th>{say('pods.ip')}</Th>
            <Th>{say('pods.revision')}</Th>
            <Th>{say('pods.restarts')}</Th>
            {measured && <Th>{say('pods.cpu')}</Th>}
            {measured && <Th>{say('pods.memory')}</Th>}
            <Th screenReaderText={say('tab.logs')} />
          </Tr>
        </Thead>
        <Tbody>
          {rungs.map((rung) => {
            const { pod } = rung
            const mine = used.get(rung.ordinal)
            return (
              <Tr key={rung.ordinal} data-testid={`pod-${rung.ordinal}`}>
                <Td dataLabel={say('pods.pod')}>
                  <b>{rung.name}</b>
                </Td>
                <Td dataLabel={say('column.status')}>
                  <span className="with-dot">
                    <Dot state={rung.state} /> {spoken(say, headOf(rung))}
                  </span>
                </Td>
                <Td dataLabel={say('pods.node')}>{pod?.node ?? '–'}</Td>
                <Td dataLabel={say('pods.ip')}>{pod?.ip ?? '–'}</Td>
                <Td dataLabel={say('pods.revision')}>
                  <code>{pod?.revision ? hashOf(pod.revision) : '–'}</code>
                </Td>
                <Td dataLabel={say('pods.restarts')}>{pod?.restarts ?? 0}</Td>
                {measured && (
                  <Td dataLabel={say('pods.cpu')}>
                    {mine ? (
                      <Gauge
                        name={`${rung.name} ${say('pods.cpu')}`}
                        value={mine.cpu}
                        most={most((one) => one.cpu)}
                        text={cpuText(mine.cpu)}
                      />
                    ) : (
                      '–'
                    )}
                  </Td>
                )}
                {measured && (
                  <Td dataLabel={say('pods.memory')}>
                    {mine ? (
                      <Gauge
                        name={`${rung.name} ${say('pods.memory')}`}
                        value={mine.memory}
                        most={most((one) => one.memory)}
                        text={memoryText(mine.memory)}
                      />
                    ) : (
                      '–'
                    )}
                  </Td>
                )}
                <Td>
                  <Link to={`${detailPath(workload, 'logs')}?ordinal=${rung.ordinal}`}>{say('tab.logs')}</Link>
                </Td>
              </Tr>
            )
          })}
        </Tbody>
      </Table>
      {usage && !measured && rungs.length > 0 && <p className="quiet">{say('pods.notMeasured')}</p>}
    </section>
  )
}

/** Against the pod that uses most of all of them. */
function Gauge({ name, value, most, text }: { name: string; value: number; most: number; text: string }) {
  return (
    <span className="gauge">
      <Progress value={most > 0 ? (value / most) * 100 : 0} size="sm" measureLocation="none" aria-label={name} />
      <span>{text}</span>
    </span>
  )
}
