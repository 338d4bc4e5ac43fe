import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon'
import { useSay } from '../i18n'
import type { Span } from './text'

export interface Problem extends Span {
  line: number
  text: string
  /** By the server, of what was sent. */
  told: boolean
}

/** So many are shown; the first are mended first. */
const SHOWN_MAX = 20

/** What is wrong in the shown file, in words beside the marks, each a way to its line. */
export function Problems({ problems, goTo }: { problems: readonly Problem[]; goTo: (offset: number) => void }) {
  const say = useSay()
  return (
    <div className="editor-problems" role="status" aria-live="polite">
      {problems.length > 0 && (
        <>
          <p className="editor-problems-head">
            <ExclamationCircleIcon /> {say('editor.problems', { count: problems.length })}
          </p>
          <ul data-testid="editor-problems">
            {problems.slice(0, SHOWN_MAX).map((one, index) => (
              <li key={index} data-told={one.told}>
                <Button variant="link" isInline onClick={() => goTo(one.from)}>
                  {say('editor.line', { line: one.line })}
                </Button>{' '}
                {one.text}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
