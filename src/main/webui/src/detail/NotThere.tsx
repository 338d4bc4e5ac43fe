import { EmptyState, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core/dist/esm/components/EmptyState'
import { Link } from 'react-router'
import type { Target } from '../api/paths'
import { useSay } from '../i18n'
import { Happenings } from '../ladder/Happenings'
import type { Live } from '../live/store'
import { listPath } from '../shell/places'

/** It was deleted while it was looked at, or was never there. */
export function NotThere({ target, live }: { target: Target; live: Live }) {
  const say = useSay()
  const seen = live.happenings.length > 0
  return (
    <>
      <EmptyState
        titleText={say(seen ? 'gone.title' : 'missing.title', { name: target.name })}
        headingLevel="h1"
        data-testid="not-there"
      >
        <EmptyStateBody>{say(seen ? 'gone.text' : 'missing.text', { project: target.namespace })}</EmptyStateBody>
        <EmptyStateFooter>
          <Link to={listPath(target.namespace)}>{say('gone.back', { project: target.namespace })}</Link>
        </EmptyStateFooter>
      </EmptyState>
      {seen && <Happenings happenings={live.happenings} />}
    </>
  )
}
