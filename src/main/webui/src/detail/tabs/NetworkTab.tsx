import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { ClipboardCopy } from '@patternfly/react-core/dist/esm/components/ClipboardCopy'
import { Label } from '@patternfly/react-core/dist/esm/components/Label'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useServices } from '../../api/queries'
import type { Service, ServicePort } from '../../api/types'
import type { Target } from '../../api/paths'
import { ServiceForm } from '../../edit/ServiceForm'
import { useSay } from '../../i18n'
import { rungsOf } from '../../ladder/rungs'
import { Fetched } from '../../ui/Fetched'
import type { Shown } from '../shown'

/** Longer ladders name their first pods only. */
const NAMES_MAX = 12

/** The Services that lead to it, and the name under which each pod is found. */
export function NetworkTab({ shown: { workload, may } }: { shown: Shown }) {
  const say = useSay()
  const result = useServices(workload, workload.generation)
  return (
    <Fetched {...result} empty={(data) => data.items.length === 0} nothing={say('network.none')}>
      {({ items }) => (
        <div className="cards">
          {items.map((service) => (
            <ServiceCard
              key={service.name}
              service={service}
              pods={rungsOf(workload).map((rung) => rung.name)}
              target={may('get', 'services') && may('patch', 'services') ? workload : null}
            />
          ))}
        </div>
      )}
    </Fetched>
  )
}

interface CardProps {
  service: Service
  pods: readonly string[]
  /** Null where the caller may not change it. */
  target: Target | null
}

function ServiceCard({ service, pods, target }: CardProps) {
  const say = useSay()
  const queries = useQueryClient()
  const [editing, setEditing] = useState(false)
  return (
    <section className="card" aria-label={service.name} data-testid={`service-${service.name}`}>
      <h2 className="card-title">
        {service.name}{' '}
        {service.headless && (
          <Label isCompact color="blue">
            {say('network.headless')}
          </Label>
        )}{' '}
        {!service.headless && <Label isCompact>{service.type}</Label>}{' '}
        {target && (
          <Button variant="link" size="sm" onClick={() => setEditing(true)} data-testid={`edit-${service.name}`}>
            {say('service.edit')}
          </Button>
        )}
      </h2>
      {editing && target && (
        <ServiceForm
          target={target}
          name={service.name}
          close={(done) => {
            setEditing(false)
            if (done) void queries.invalidateQueries({ queryKey: ['workload', target.namespace, target.name, '/services'] })
          }}
        />
      )}
      <dl className="pairs">
        <dt>{say('network.ports')}</dt>
        <dd>
          {service.ports.length === 0
            ? '–'
            : service.ports.map((port) => <code key={`${port.port}${port.protocol}`}>{portText(port)}</code>)}
        </dd>
        <dt>{say('network.affinity')}</dt>
        <dd>{service.sessionAffinity}</dd>
        {!service.headless && (
          <>
            <dt>{say('network.address')}</dt>
            <dd>{service.clusterIPs.join(', ')}</dd>
          </>
        )}
        <dt>{say('network.selector')}</dt>
        <dd>
          {Object.entries(service.selector ?? {}).map(([key, value]) => (
            <code key={key}>
              {key}={value}
            </code>
          ))}
        </dd>
        <dt>{say('network.name')}</dt>
        <dd>
          <Name text={service.dns} />
        </dd>
        {service.governing && (
          <>
            <dt>{say('network.pods')}</dt>
            <dd className="dns">
              {pods.slice(0, NAMES_MAX).map((pod) => (
                <Name key={pod} text={`${pod}.${service.dns}`} />
              ))}
              {pods.length > NAMES_MAX && <span className="quiet">+{pods.length - NAMES_MAX}</span>}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Name({ text }: { text: string }) {
  const say = useSay()
  return (
    <ClipboardCopy isReadOnly variant="inline-compact" isCode hoverTip={say('copy')} clickTip={say('copied')}>
      {text}
    </ClipboardCopy>
  )
}

function portText({ name, port, protocol = 'TCP', targetPort, nodePort }: ServicePort): string {
  const to = targetPort === undefined || targetPort === port ? '' : ` → ${targetPort}`
  return `${name ? `${name} ` : ''}${port}${to}/${protocol}${nodePort ? ` (${nodePort})` : ''}`
}
