import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { useNamespace } from '../../api/queries'
import { useSay } from '../../i18n'
import { quantityOf } from '../../list/quota'
import type { Demand } from '../draft/demand'
import { comesFirst, demandsOf, shortOf } from '../draft/demand'
import type { Draft } from '../draft/draft'
import type { Surroundings } from '../draft/surroundings'

/** Whether the quotas of the project leave enough for all pods; nothing where they limit nothing of it. */
export function QuotaNote({ project, draft, around }: { project: string; draft: Draft; around: Surroundings }) {
  const say = useSay()
  const { data } = useNamespace(project, 'create')
  const demands = demandsOf(draft, data?.quotas ?? [], around)
  const short = shortOf(demands)
  if (demands.length === 0) return null
  if (short.length === 0) {
    const what = demands.map(({ key, wanted = 0, left }) => `${key} ${said(key, wanted)} / ${said(key, left)}`)
    return (
      <p className="quiet" data-testid="quota">
        {say('create.quota.enough', { what: what.join(', ') })}
      </p>
    )
  }
  const sentence = ({ key, wanted, left }: Demand) => {
    if (wanted === undefined) return say('create.quota.unsaid', { key })
    return say(comesFirst(key) ? 'create.quota.refused' : 'create.quota.short', { key, wanted: said(key, wanted), left: said(key, left) })
  }
  return (
    <Alert isInline isPlain variant="warning" component="p" title={say('create.quota')} data-testid="quota">
      <ul>
        {short.map((one) => (
          <li key={one.key}>{sentence(one)}</li>
        ))}
      </ul>
    </Alert>
  )
}

/** The quotas that count bytes. */
const BYTES = /memory|storage/

function said(key: string, amount: number): string {
  return quantityOf(amount, BYTES.test(key))
}
