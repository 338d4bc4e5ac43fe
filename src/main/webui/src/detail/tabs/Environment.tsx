import { useConfigMap } from '../../api/catalog'
import type { Container, EnvironmentVariable } from '../../api/types'
import { useSay } from '../../i18n'

/** Longer values are told by how they begin: a whole file is looked at elsewhere. */
const VALUE_MAX = 200

interface Props {
  container: Container
  project: string
  /** Whether values of ConfigMaps may be looked at. */
  resolves: boolean
}

/** What a container finds in its environment. Values of Secrets are never shown. */
export function Environment({ container, project, resolves }: Props) {
  const say = useSay()
  const own = container.env ?? []
  const all = container.envFrom ?? []
  const names = new Set(own.map(({ name }) => name))
  const reads = own.some(({ valueFrom }) => valueFrom?.['configMapKeyRef']) || all.some(({ configMapRef }) => configMapRef)
  return (
    <section className="card" aria-label={container.name}>
      <h2 className="card-title">
        {say('settings.env', { container: container.name })} <code>{container.image}</code>
      </h2>
      {own.length + all.length === 0 && <p className="quiet">{say('settings.noEnv')}</p>}
      <dl className="pairs env">
        {own.map((variable) => (
          <Variable key={variable.name} variable={variable} project={project} resolves={resolves} />
        ))}
        {all.map(({ prefix = '', configMapRef, secretRef }, index) =>
          configMapRef ? (
            <FromConfigMap key={index} name={configMapRef.name} {...{ prefix, project, resolves }} taken={names} />
          ) : (
            <FromAll key={index} prefix={prefix} of={`Secret ${secretRef?.name ?? ''}`} />
          ),
        )}
      </dl>
      {reads && resolves && <p className="quiet">{say('settings.now')}</p>}
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
      <dd className="quiet">{say('settings.allOf', { of })}</dd>
    </>
  )
}

interface FromProps extends Omit<Props, 'container'> {
  name: string
  prefix: string
  /** What is set by itself goes before it. */
  taken: ReadonlySet<string>
}

/** Each entry is a variable. */
function FromConfigMap({ name, prefix, project, resolves, taken }: FromProps) {
  const found = useConfigMap(project, resolves ? name : undefined)
  const entries = Object.entries(found?.data ?? {}).filter(([key]) => !taken.has(prefix + key))
  return (
    <>
      <FromAll prefix={prefix} of={`ConfigMap ${name}`} />
      {found === null && <Lacking />}
      {entries.map(([key, value]) => (
        <Told key={key} name={prefix + key} value={value} source={`ConfigMap · ${name}`} />
      ))}
    </>
  )
}

function Lacking() {
  const say = useSay()
  return (
    <>
      <dt />
      <dd className="wrong">{say('settings.lacking')}</dd>
    </>
  )
}

function Variable({ variable, project, resolves }: Omit<Props, 'container'> & { variable: EnvironmentVariable }) {
  const say = useSay()
  const [kind = '', from] = Object.entries(variable.valueFrom ?? {})[0] ?? []
  const read = kind === 'configMapKeyRef' && resolves ? from?.name : undefined
  const found = useConfigMap(project, read)
  if (!from) return <Told name={variable.name} value={variable.value ?? ''} />
  const value = found?.data[from.key ?? '']
  const lacks = read !== undefined && (found === null || (found !== undefined && !found.keys.includes(from.key ?? '')))
  return (
    <Told name={variable.name} value={value} source={sourceText(kind, from)} wrong={lacks ? say('settings.lacking') : ''} />
  )
}

interface ToldProps {
  name: string
  value?: string | undefined
  source?: string
  wrong?: string
}

function Told({ name, value, source, wrong = '' }: ToldProps) {
  return (
    <>
      <dt>
        <code>{name}</code>
      </dt>
      <dd>
        {value !== undefined && <code title={value}>{value.length > VALUE_MAX ? `${value.slice(0, VALUE_MAX)}…` : value}</code>}{' '}
        {source && <span className="quiet">{source}</span>} {wrong && <span className="wrong">{wrong}</span>}
      </dd>
    </>
  )
}

type From = NonNullable<NonNullable<EnvironmentVariable['valueFrom']>[string]>

function sourceText(kind: string, { name, key, fieldPath, resource }: From): string {
  const kinds: Record<string, string> = {
    configMapKeyRef: 'ConfigMap',
    secretKeyRef: 'Secret',
    fieldRef: 'Pod',
    resourceFieldRef: 'Container',
  }
  return [kinds[kind] ?? kind, name, key ?? fieldPath ?? resource].filter(Boolean).join(' · ')
}
