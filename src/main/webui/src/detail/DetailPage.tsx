import { Breadcrumb, BreadcrumbItem } from '@patternfly/react-core/dist/esm/components/Breadcrumb'
import { EmptyState, EmptyStateBody } from '@patternfly/react-core/dist/esm/components/EmptyState'
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import { Tab, Tabs, TabTitleText } from '@patternfly/react-core/dist/esm/components/Tabs'
import LockIcon from '@patternfly/react-icons/dist/esm/icons/lock-icon'
import { lazy, Suspense } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useAllowed, useMay, useStored } from '../api/queries'
import { useSay } from '../i18n'
import { useWorkload } from '../live/useLive'
import { detailPath, listPath } from '../shell/places'
import { keyOf } from '../stream/contract'
import { usePageTitle } from '../ui/usePageTitle'
import '../style/ladder.css'
import '../style/detail.css'
import { Head } from './Head'
import { NotThere } from './NotThere'
import type { Shown } from './shown'
import { ClaimsTab } from './tabs/ClaimsTab'
import { EventsTab } from './tabs/EventsTab'
import { LadderTab } from './tabs/LadderTab'
import { LogsTab } from './tabs/LogsTab'
import { NetworkTab } from './tabs/NetworkTab'
import { PodsTab } from './tabs/PodsTab'
import { RevisionsTab } from './tabs/RevisionsTab'
import { SettingsTab } from './tabs/SettingsTab'
import { useSeenTab } from './useSeenTab'

const EditTab = lazy(async () => ({ default: (await import('../edit/EditTab')).EditTab }))

const TABS = {
  ladder: LadderTab,
  pods: PodsTab,
  revisions: RevisionsTab,
  claims: ClaimsTab,
  network: NetworkTab,
  events: EventsTab,
  logs: LogsTab,
  settings: SettingsTab,
  edit: EditTab,
}
/** Where the part that is chosen stands. */
const PART = 'part'

type TabName = keyof typeof TABS

/** One workload: its ladder, live, and everything that belongs to it. */
export function DetailPage() {
  const say = useSay()
  const { project = '', name = '', tab = 'ladder' } = useParams()
  const target = { namespace: project, name }
  const live = useWorkload(project, name)
  const workload = live.workloads.get(keyOf(target))
  const { data: stored } = useStored(target, workload?.generation)
  const { data: allowed } = useAllowed(project)
  const may = useMay(project)
  usePageTitle(workload ? `${workload.replicas.ready}/${workload.replicas.desired} ${name}` : name)
  return (
    <>
      <Breadcrumb aria-label={say('breadcrumb')}>
        <BreadcrumbItem
          render={(props) => (
            <Link className={props.className} to={listPath('')}>
              {say('nav.workloads')}
            </Link>
          )}
        />
        <BreadcrumbItem
          render={(props) => (
            <Link className={props.className} to={listPath(project)}>
              {project}
            </Link>
          )}
        />
        <BreadcrumbItem isActive>{name}</BreadcrumbItem>
      </Breadcrumb>
      {workload ? (
        <Workload
          shown={{ workload, stored: stored?.metadata.uid === workload.uid ? stored : undefined, live, may }}
          tab={tab in TABS ? (tab as TabName) : 'ladder'}
        />
      ) : allowed && !may('get') ? (
        <EmptyState titleText={say('problem.forbidden')} headingLevel="h1" icon={LockIcon} data-testid="forbidden">
          <EmptyStateBody>{say('forbidden.text', { project })}</EmptyStateBody>
        </EmptyState>
      ) : live.complete ? (
        <NotThere target={target} live={live} />
      ) : (
        <Loading />
      )}
    </>
  )
}

function Workload({ shown, tab }: { shown: Shown; tab: TabName }) {
  const say = useSay()
  const navigate = useNavigate()
  const Body = TABS[tab]
  const tabs = useSeenTab(tab)
  return (
    <article data-testid={`workload-${keyOf(shown.workload)}`} data-phase={shown.workload.phase}>
      <Head shown={shown} />
      <div ref={tabs}>
        <Tabs
          activeKey={tab}
          onSelect={(event, key) => {
            // A tab is a link, too: with these keys the browser opens it beside this one.
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            void navigate(detailPath(shown.workload, key === 'ladder' ? '' : String(key)))
          }}
          aria-label={say('tabs')}
          className="tabs"
        >
          {(Object.keys(TABS) as TabName[]).map((key) => (
            <Tab
              key={key}
              eventKey={key}
              title={<TabTitleText>{say(`tab.${key}`)}</TabTitleText>}
              href={detailPath(shown.workload, key === 'ladder' ? '' : key)}
              tabContentId={PART}
              data-testid={`tab-${key}`}
            />
          ))}
        </Tabs>
      </div>
      <div id={PART} role="tabpanel" aria-label={say(`tab.${tab}`)}>
        <Suspense fallback={<Skeleton height="18rem" />}>
          <Body key={shown.workload.uid} shown={shown} />
        </Suspense>
      </div>
    </article>
  )
}

function Loading() {
  const say = useSay()
  return (
    <div role="status" aria-label={say('loading')} data-testid="asking">
      <Skeleton fontSize="2xl" width="30%" className="loading-row" />
      <Skeleton height="18rem" />
    </div>
  )
}
