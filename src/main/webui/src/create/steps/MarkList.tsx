import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { spoken } from '../../i18n/phrase'
import { useSay } from '../../i18n'
import { pointerOf } from '../../manifest'
import type { Mark } from '../draft/checks'
import type { Draft } from '../draft/draft'
import { stepOf } from '../draft/steps'

interface Props {
  draft: Draft
  marks: readonly Mark[]
  goTo: (mark: Mark) => void
}

/** What is wrong, and the way to each. */
export function MarkList({ draft, marks, goTo }: Props) {
  const say = useSay()
  const wrong = marks.filter(({ advice }) => !advice)
  const advised = marks.filter(({ advice }) => advice)
  const list = (some: readonly Mark[]) => (
    <ul className="marks">
      {some.map((mark) => (
        <li key={`${mark.index}${pointerOf(mark.path)}${spoken(say, mark.words)}`}>
          <Button variant="link" isInline onClick={() => goTo(mark)} data-testid="mark">
            {say(`create.step.${stepOf(draft, mark.index, mark.path)}`)}
          </Button>{' '}
          <code>{pointerOf(mark.path)}</code> {spoken(say, mark.words)}
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {wrong.length > 0 && (
        <Alert isInline variant="danger" component="p" title={say('create.wrong', { count: wrong.length })} data-testid="marks">
          {list(wrong)}
        </Alert>
      )}
      {advised.length > 0 && (
        <Alert isInline variant="warning" component="p" title={say('create.advised')} data-testid="advised">
          {list(advised)}
        </Alert>
      )}
    </>
  )
}
