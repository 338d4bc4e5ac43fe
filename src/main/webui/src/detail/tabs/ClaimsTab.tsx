import { Label } from '@patternfly/react-core/dist/esm/components/Label'
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table/dist/esm/components/Table'
import { useClaims } from '../../api/queries'
import { useSay } from '../../i18n'
import { Fetched } from '../../ui/Fetched'
import type { Shown } from '../shown'

/** The claims of each ordinal, those of pods that are gone too, and what becomes of them. */
export function ClaimsTab({ shown: { workload, stored } }: { shown: Shown }) {
  const say = useSay()
  const result = useClaims(workload, [workload.generation, workload.pods.map((pod) => pod.uid)])
  const policy = stored?.spec.persistentVolumeClaimRetentionPolicy
  const wanted = new Set(workload.pods.filter((pod) => pod.uid !== null).map((pod) => pod.ordinal))
  return (
    <Fetched {...result} empty={(data) => data.items.length === 0} nothing={say('claims.none')}>
      {({ items }) => (
        <section className="card" aria-label={say('tab.claims')}>
          <p className="facts">
            <span>{say(policy?.whenDeleted === 'Delete' ? 'claims.deleted.delete' : 'claims.deleted.retain')}</span>
            <span>{say(policy?.whenScaled === 'Delete' ? 'claims.scaled.delete' : 'claims.scaled.retain')}</span>
          </p>
          <Table aria-label={say('tab.claims')} variant="compact" gridBreakPoint="grid-md">
            <Thead>
              <Tr>
                <Th>{say('claims.claim')}</Th>
                <Th>{say('claims.ordinal')}</Th>
                <Th>{say('column.status')}</Th>
                <Th>{say('claims.size')}</Th>
                <Th>{say('claims.class')}</Th>
                <Th>{say('claims.access')}</Th>
                <Th>{say('claims.volume')}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {items.map((claim) => (
                <Tr key={claim.uid} data-testid={`claim-${claim.name}`}>
                  <Td dataLabel={say('claims.claim')} modifier="breakWord">
                    <b>{claim.name}</b> {!wanted.has(claim.ordinal) && <Label isCompact>{say('claims.noPod')}</Label>}
                  </Td>
                  <Td dataLabel={say('claims.ordinal')}>{claim.ordinal}</Td>
                  <Td dataLabel={say('column.status')}>{claim.terminating ? say('state.terminating') : claim.phase}</Td>
                  <Td dataLabel={say('claims.size')}>{claim.capacity ?? claim.requested ?? '–'}</Td>
                  <Td dataLabel={say('claims.class')}>{claim.storageClass ?? '–'}</Td>
                  <Td dataLabel={say('claims.access')}>{claim.accessModes.join(', ')}</Td>
                  <Td dataLabel={say('claims.volume')} modifier="breakWord">
                    <span className="quiet">{claim.volume ?? '–'}</span>
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        </section>
      )}
    </Fetched>
  )
}
