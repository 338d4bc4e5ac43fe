import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox'
import { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect'
import { Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal'
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { perform } from '../api/actions'
import { Problem } from '../api/client'
import type { Target } from '../api/paths'
import { useSay } from '../i18n'
import { isMapping } from '../manifest'
import { ProblemPlace } from '../ui/ProblemPlace'
import { mergePatchOf } from './changes'
import type { Held, Tree } from './held'
import { change, holdService } from './held'
import { PortRows } from './PortRows'
import type { Port } from './PortRows'
import { portsFit, portsOf, portsWritten } from './PortRows'

/** What of a Service is changed most: its ports, whether clients come back to their pod, and pods that are not ready. */
export function ServiceForm({ target, name, close }: { target: Target; name: string; close: (done: boolean) => void }) {
  const say = useSay()
  const { data, error } = useQuery({
    queryKey: ['workload', target.namespace, target.name, 'service', name],
    queryFn: ({ signal }) => holdService(target, name, signal),
    gcTime: 0,
    // What is being filled in does not change under one's hands; another version is told when it is sent.
    staleTime: Infinity,
  })
  return (
    <Modal isOpen variant="medium" onClose={() => close(false)} aria-labelledby="service-title" data-testid="service-form">
      <ModalHeader title={say('service.title', { name })} labelId="service-title" />
      {data ? (
        <Fields held={data} close={close} />
      ) : (
        <ModalBody>{error ? <ProblemPlace error={error} /> : <Skeleton height="8rem" />}</ModalBody>
      )}
    </Modal>
  )
}

function Fields({ held, close }: { held: Held; close: (done: boolean) => void }) {
  const say = useSay()
  const spec = isMapping(held.object['spec']) ? held.object['spec'] : {}
  const [ports, setPorts] = useState<readonly Port[]>(() => portsOf(spec))
  const [affinity, setAffinity] = useState(String(spec['sessionAffinity'] ?? 'None'))
  const [notReady, setNotReady] = useState(spec['publishNotReadyAddresses'] === true)
  const patch = mergePatchOf(held.object, { ...held.object, spec: specOf(spec, { ports, affinity, notReady }) })
  const saving = useMutation({ mutationFn: () => perform(change(held, patch ?? {})), onSuccess: () => close(true) })
  const stale = saving.error instanceof Problem && saving.error.status === 412
  return (
    <>
      <ModalBody className="service-form" tabIndex={0} aria-label={say('network.ports')}>
        <PortRows ports={ports} set={setPorts} />
        <div>
          <label htmlFor="affinity" className="field">
            {say('network.affinity')}
          </label>
          <FormSelect id="affinity" value={affinity} onChange={(_, value) => setAffinity(value)}>
            {(['None', 'ClientIP'] as const).map((one) => (
              <FormSelectOption key={one} value={one} label={say(`service.affinity.${one}`)} />
            ))}
          </FormSelect>
        </div>
        <Checkbox id="not-ready" isChecked={notReady} onChange={(_, on) => setNotReady(on)} label={say('service.notReady')} />
        {saving.error && (
          <ProblemPlace error={stale ? new Problem({ status: 412, type: '', detail: say('service.stale') }) : saving.error} />
        )}
      </ModalBody>
      <ModalFooter>
        <Button
          variant="primary"
          isDisabled={patch === undefined || !portsFit(ports) || saving.isPending || stale}
          isLoading={saving.isPending}
          onClick={() => saving.mutate()}
          data-testid="service-save"
        >
          {say('service.save')}
        </Button>
        <Button variant="link" onClick={() => close(false)}>
          {say('cancel')}
        </Button>
      </ModalFooter>
    </>
  )
}

/** What is not in the form stays as it is. */
function specOf(spec: Tree, { ports, affinity, notReady }: { ports: readonly Port[]; affinity: string; notReady: boolean }): Tree {
  const { sessionAffinityConfig, ...rest } = spec
  const keeps = affinity === 'ClientIP' && sessionAffinityConfig !== undefined
  return {
    ...rest,
    ...(keeps ? { sessionAffinityConfig } : {}),
    ...(ports.length > 0 || spec['ports'] !== undefined ? { ports: portsWritten(ports) } : {}),
    ...(affinity !== (spec['sessionAffinity'] ?? 'None') || spec['sessionAffinity'] !== undefined
      ? { sessionAffinity: affinity }
      : {}),
    ...(notReady || spec['publishNotReadyAddresses'] !== undefined ? { publishNotReadyAddresses: notReady } : {}),
  }
}
