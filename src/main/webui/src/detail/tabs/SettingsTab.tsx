import { Label, LabelGroup } from '@patternfly/react-core/dist/esm/components/Label'
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import type { Container, EnvironmentVariable } from '../../api/types'
import { BOOKS } from '../../manifest/books'
import { useSay } from '../../i18n'
import type { Shown } from '../shown'

/** Labels, annotations, and what each container finds in its environment. Values of Secrets are never shown. */
export function SettingsTab({ shown: { stored } }: { shown: Shown }) {
  const say = useSay()
  if (!stored) return <Skeleton height="8rem" />
  const { metadata, spec } = stored
  const annotations = Object.fromEntries(Object.entries(metadata.annotations ?? {}).filter(([key]) => !BOOKS.test(key)))
  return (
    <div className="cards">
      <section className="card" aria-label={say('settings.metadata')}>
        <h2 className="card-title">{say('settings.metadata')}</h2>
        <dl className="pairs">
          <dt>{say('settings.labels')}</dt>
          <dd>
            <Pairs pairs={metadata.labels ?? {}} />
          </dd>
          <dt>{say('settings.podLabels')}</dt>
          <dd>
            <Pairs pairs={spec.template.metadata?.labels ?? {}} />
          </dd>
          <dt>{say('settings.annotations')}</dt>
          <dd>
            <Pairs pairs={annotations} />
          </dd>
          <dt>UID</dt>
          <dd>
            <code>{metadata.uid}</code>
          </dd>
          {metadata.ownerReferences?.map((owner) => (
            <OwnedBy key={owner.name} kind={owner.kind} name={owner.name} />
          ))}
        </dl>
      </section>
      {[...(spec.template.spec.initContainers ?? []), ...spec.template.spec.containers].map((container) => (
        <Environment key={container.name} container={container} />
      ))}
    </div>
  )
}

function OwnedBy({ kind, name }: { kind: string; name: string }) {
  const say = useSay()
  return (
    <>
      <dt>{say('settings.owner')}</dt>
      <dd>
        {kind} {name}
      </dd>
    </>
  )
}

function Pairs({ pairs }: { pairs: Record<string, string> }) {
  const entries = Object.entries(pairs)
  if (entries.length === 0) return <>–</>
  return (
    <LabelGroup numLabels={20}>
      {entries.map(([key, value]) => (
        <Label key={key} isCompact variant="outline">
          {value === '' ? key : `${key}=${value}`}
        </Label>
      ))}
    </LabelGroup>
  )
}

function Environment({ container }: { container: Container }) {
  const say = useSay()
  const all = container.envFrom ?? []
  return (
    <section className="card" aria-label={container.name}>
      <h2 className="card-title">
        {say('settings.env', { container: container.name })} <code>{container.image}</code>
      </h2>
      {(container.env ?? []).length + all.length === 0 && <p className="quiet">{say('settings.noEnv')}</p>}
      <dl className="pairs env">
        {container.env?.map((variable) => (
          <Variable key={variable.name} variable={variable} />
        ))}
        {all.map((from, index) => (
          <FromAll
            key={index}
            prefix={from.prefix ?? ''}
            of={from.configMapRef ? `ConfigMap ${from.configMapRef.name}` : `Secret ${from.secretRef?.name ?? ''}`}
          />
        ))}
      </dl>
    </section>
  )
}

function FromAll({ prefix, of }: { prefix: string; of: string }) {
  const say = useSay()
  return (
    <>
      <dt>
        <code>{prefix}*</code>
      </dt>
      <dd>{say('settings.allOf', { of })}</dd>
    </>
  )
}

function Variable({ variable }: { variable: EnvironmentVariable }) {
  const from = Object.entries(variable.valueFrom ?? {})[0]
  return (
    <>
      <dt>
        <code>{variable.name}</code>
      </dt>
      <dd>{from?.[1] ? <span className="quiet">{sourceText(from[0], from[1])}</span> : <code>{variable.value ?? ''}</code>}</dd>
    </>
  )
}

function sourceText(
  kind: string,
  { name, key, fieldPath, resource }: { name?: string; key?: string; fieldPath?: string; resource?: string },
): string {
  const kinds: Record<string, string> = {
    configMapKeyRef: 'ConfigMap',
    secretKeyRef: 'Secret',
    fieldRef: 'Pod',
    resourceFieldRef: 'Container',
  }
  return [kinds[kind] ?? kind, name, key ?? fieldPath ?? resource].filter(Boolean).join(' · ')
}
