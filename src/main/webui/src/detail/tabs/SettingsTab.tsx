import { Label, LabelGroup } from '@patternfly/react-core/dist/esm/components/Label'
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import { BOOKS } from '../../manifest/books'
import { useSay } from '../../i18n'
import type { Shown } from '../shown'
import { Environment } from './Environment'

/** Labels, annotations, and what each container finds in its environment. */
export function SettingsTab({ shown: { workload, stored, may } }: { shown: Shown }) {
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
        <Environment key={container.name} container={container} project={workload.namespace} resolves={may('get', 'configmaps')} />
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
