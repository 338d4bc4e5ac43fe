import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect'
import AngleLeftIcon from '@patternfly/react-icons/dist/esm/icons/angle-left-icon'
import AngleRightIcon from '@patternfly/react-icons/dist/esm/icons/angle-right-icon'
import { useLocation, useNavigate } from 'react-router'
import type { Page } from '../api/types'
import { useSay } from '../i18n'
import type { Change, ListQuery } from './query'
import { changed, PAGE_SIZES, write } from './query'

interface Props {
  query: ListQuery
  change: (change: Change) => void
  page: Page
}

/** Forward as the server pages; back the way one came, or to the first page where one came from elsewhere. */
export function Pager({ query, change, page }: Props) {
  const say = useSay()
  const navigate = useNavigate()
  const came = (useLocation().state as { came?: boolean } | null)?.came === true
  const to = query.before + page.items.length
  const next = () => {
    const following = changed(query, { after: page.continue ?? '', before: to })
    void navigate({ search: write(following).toString() }, { state: { came: true } })
  }
  const previous = () => (came ? void navigate(-1) : change({}))
  const sizes = PAGE_SIZES.map((size) => <FormSelectOption key={size} value={size} label={say('pager.size', { size })} />)
  return (
    <nav className="pager" aria-label={say('pager')}>
      <span data-testid="range">
        {say('pager.range', { from: page.items.length === 0 ? 0 : query.before + 1, to, total: page.total })}
      </span>
      <FormSelect
        value={query.size}
        aria-label={say('pager.sizes')}
        className="pager-size"
        onChange={(_, size) => change({ size: Number(size) })}
      >
        {sizes}
      </FormSelect>
      <Button
        variant="plain"
        icon={<AngleLeftIcon />}
        aria-label={say('pager.previous')}
        isDisabled={query.after === ''}
        onClick={previous}
      />
      <Button
        variant="plain"
        icon={<AngleRightIcon />}
        aria-label={say('pager.next')}
        isDisabled={page.continue === null}
        onClick={next}
      />
    </nav>
  )
}
