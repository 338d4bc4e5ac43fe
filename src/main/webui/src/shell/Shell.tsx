import {
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
} from '@patternfly/react-core/dist/esm/components/Masthead'
import { Nav, NavItem, NavList } from '@patternfly/react-core/dist/esm/components/Nav'
import { Page, PageSection } from '@patternfly/react-core/dist/esm/components/Page'
import { SkipToContent } from '@patternfly/react-core/dist/esm/components/SkipToContent'
import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner'
import { Suspense, useContext } from 'react'
import { Link, Outlet, useLocation, useParams } from 'react-router'
import { useSay } from '../i18n'
import { useLive } from '../live/useLive'
import { FrozenAt } from '../ui/clock'
import { Connection, StaleBanner } from './Connection'
import { createPath, listPath } from './places'
import { ProjectSwitcher } from './Project'
import { LanguageMenu, ThemeMenu } from './Settings'

const MAIN = 'main'

/** What stands around every page: where one is, where one can go, and whether what is shown is live. */
export function Shell() {
  const say = useSay()
  const { connection, connectionSince } = useLive()
  const frozen = useContext(FrozenAt)
  const { project = '' } = useParams()
  const { pathname } = useLocation()
  const creating = pathname.endsWith('/create')
  const masthead = (
    <Masthead display={{ default: 'inline' }} className="top">
      <MastheadMain>
        <MastheadBrand>
          <MastheadLogo component={(props) => <Link {...props} to={listPath('')} aria-label="Ordinal" />}>
            <img src="/ordinal.svg" alt="" width="28" height="28" /> <span className="brand">Ordinal</span>
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <ProjectSwitcher project={project} />
        <Nav variant="horizontal" aria-label={say('nav')}>
          <NavList>
            <NavItem isActive={!creating}>
              <Link to={listPath(project)}>{say('nav.workloads')}</Link>
            </NavItem>
            <NavItem isActive={creating}>
              <Link to={createPath(project)}>{say('nav.create')}</Link>
            </NavItem>
          </NavList>
        </Nav>
        <div className="top-end">
          {!creating && <Connection />}
          <LanguageMenu />
          <ThemeMenu />
        </div>
      </MastheadContent>
    </Masthead>
  )
  return (
    <Page
      masthead={masthead}
      mainContainerId={MAIN}
      isContentFilled
      skipToContent={<SkipToContent href={`#${MAIN}`}>{say('skip')}</SkipToContent>}
    >
      <PageSection className="body" hasBodyWrapper={false} isFilled data-past={!creating && connection === 'stale'}>
        {!creating && <StaleBanner />}
        {/* What was so when the connection was lost grows no older by itself. */}
        <FrozenAt value={connection === 'stale' ? connectionSince : frozen}>
          <Suspense fallback={<Spinner aria-label={say('loading')} className="loading" />}>
            <Outlet />
          </Suspense>
        </FrozenAt>
      </PageSection>
    </Page>
  )
}
