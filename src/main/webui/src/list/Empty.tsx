import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { ClipboardCopy } from '@patternfly/react-core/dist/esm/components/ClipboardCopy'
import {
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core/dist/esm/components/EmptyState'
import { Link } from 'react-router'
import { useSay } from '../i18n'
import { createPath } from '../shell/places'
import { EXAMPLE } from '../create/example'

/** A ladder that is still to be climbed. */
function LadderPicture() {
  return (
    <svg viewBox="0 0 72 120" width="72" height="120" aria-hidden="true" className="empty-ladder">
      <path d="M12 4v112M60 4v112" />
      {[100, 76, 52, 28].map((y) => (
        <path key={y} className="empty-rung" d={`M16 ${y}h40`} />
      ))}
    </svg>
  )
}

/** Nothing runs yet: how to make the first ladder appear here. */
export function NoWorkloads({ project, mayCreate }: { project: string; mayCreate: boolean }) {
  const say = useSay()
  const namespace = project === '' ? 'default' : project
  const command = `curl -X POST ${location.origin}/api/v1/namespaces/${namespace}/workloads \\
  -H 'Content-Type: application/yaml' --data-binary @- <<'EOF'
${EXAMPLE}EOF`
  return (
    <EmptyState titleText={say('empty.title')} headingLevel="h2" icon={LadderPicture} data-testid="empty">
      <EmptyStateBody>{say('empty.text')}</EmptyStateBody>
      <EmptyStateFooter>
        {mayCreate && (
          <EmptyStateActions>
            <Button variant="primary" component={(props) => <Link {...props} to={createPath(project)} />}>
              {say('empty.create')}
            </Button>
          </EmptyStateActions>
        )}
        <ClipboardCopy
          isCode
          isReadOnly
          variant="expansion"
          hoverTip={say('copy')}
          clickTip={say('copied')}
          className="empty-command"
        >
          {command}
        </ClipboardCopy>
      </EmptyStateFooter>
    </EmptyState>
  )
}

/** There is something, but not what was asked for. */
export function NothingFound({ clear }: { clear: () => void }) {
  const say = useSay()
  return (
    <EmptyState titleText={say('found.none')} headingLevel="h2" variant="sm" data-testid="nothing-found">
      <EmptyStateBody>{say('found.text')}</EmptyStateBody>
      <EmptyStateFooter>
        <Button variant="link" onClick={clear}>
          {say('found.clear')}
        </Button>
      </EmptyStateFooter>
    </EmptyState>
  )
}
