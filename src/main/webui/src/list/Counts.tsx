import { Progress } from '@patternfly/react-core/dist/esm/components/Progress'
import { useNamespace, useNamespaces } from '../api/queries'
import type { Namespace } from '../api/types'
import { useSay } from '../i18n'
import type { Say } from '../i18n/phrase'
import { limitsOf } from './quota'

/** What there is in the project, and what its quotas leave. */
export function Counts({ project, at }: { project: string; at: unknown }) {
  const one = useNamespace(project, at)
  const all = useNamespaces()
  const shown = project === '' ? all.data?.items : one.data && [one.data]
  if (!shown) return null
  return <Tiles namespaces={shown} single={project !== ''} />
}

function Tiles({ namespaces, single }: { namespaces: readonly Namespace[]; single: boolean }) {
  const say = useSay()
  const sum = (of: (one: Namespace) => number) => namespaces.reduce((total, one) => total + of(one), 0)
  const ready = sum((one) => one.pods.ready)
  const desired = sum((one) => one.pods.desired)
  const limits = single && namespaces[0] ? limitsOf(namespaces[0].quotas) : []
  return (
    <ul className="tiles" aria-label={say('counts')} data-testid="counts">
      <Tile name={say('counts.workloads')} value={String(sum((one) => one.workloads.ordinalSets + one.workloads.statefulSets))}>
        {!single &&
          say('counts.projects', {
            count: namespaces.filter((one) => one.workloads.ordinalSets + one.workloads.statefulSets > 0).length,
          })}
      </Tile>
      <Tile name={say('counts.ready')} value={`${ready} / ${desired}`} />
      {limits.map((limit) => (
        <Tile key={limit.key} name={nameOf(say, limit.name)} value={`${limit.used} / ${limit.hard}`} exhausted={limit.share >= 1}>
          <Progress
            value={Math.min(100, limit.share * 100)}
            measureLocation="none"
            size="sm"
            aria-label={say('quota.share', { name: limit.name })}
            {...(limit.share >= 1 ? { variant: 'danger' } : limit.share >= 0.8 ? { variant: 'warning' } : {})}
          />
          {limit.share >= 1 && <span className="tile-word">{say('quota.exhausted')}</span>}
        </Tile>
      ))}
    </ul>
  )
}

const KNOWN = ['pods', 'ordinalsets', 'statefulsets', 'persistentvolumeclaims', 'requests.storage'] as const

/** In words where we have some, else as the quota says it. */
function nameOf(say: Say, name: string): string {
  const known = KNOWN.find((one) => one === name)
  return known ? say(`quota.${known}`) : say('quota.other', { name })
}

interface TileProps {
  name: string
  value: string
  exhausted?: boolean
  children?: React.ReactNode
}

function Tile({ name, value, exhausted = false, children }: TileProps) {
  return (
    <li className="tile" data-exhausted={exhausted}>
      <span className="tile-name">{name}</span> <b className="tile-value">{value}</b> {children}
    </li>
  )
}
