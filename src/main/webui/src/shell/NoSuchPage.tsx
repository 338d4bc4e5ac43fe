import { EmptyState, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core/dist/esm/components/EmptyState'
import { Link } from 'react-router'
import { useSay } from '../i18n'
import { listPath } from './places'

export function NoSuchPage() {
  const say = useSay()
  return (
    <EmptyState titleText={say('nowhere.title')} headingLevel="h1">
      <EmptyStateBody>{say('nowhere.text')}</EmptyStateBody>
      <EmptyStateFooter>
        <Link to={listPath('')}>{say('nowhere.back')}</Link>
      </EmptyStateFooter>
    </EmptyState>
  )
}
