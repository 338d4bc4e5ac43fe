import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import { diffLines } from 'diff'
import { useMemo } from 'react'
import type { Target } from '../api/paths'
import { useRevisionText } from '../api/queries'
import { useSay } from '../i18n'
import { ProblemPlace } from '../ui/ProblemPlace'

/** Lines around a change that say where it is. */
const CONTEXT = 2

interface Line {
  sign: ' ' | '+' | '-' | '…'
  text: string
}

/** What a template would be, against what it is. */
export function RevisionDiff({ target, from, to }: { target: Target; from: number; to: number }) {
  const say = useSay()
  const before = useRevisionText(target, from)
  const after = useRevisionText(target, to)
  const lines = useMemo(
    () => (before.data !== undefined && after.data !== undefined ? linesOf(templateOf(before.data), templateOf(after.data)) : null),
    [before.data, after.data],
  )
  const error = before.error ?? after.error
  if (error) return <ProblemPlace error={error} />
  if (!lines) return <Skeleton height="6rem" />
  return (
    <figure className="diff" data-testid="diff">
      <figcaption>{say('diff.title', { from, to })}</figcaption>
      {lines.length === 0 ? (
        <p className="quiet">{say('diff.same')}</p>
      ) : (
        <pre tabIndex={0} aria-label={say('diff.title', { from, to })}>
          {lines.map((line, index) => (
            <span key={index} data-sign={line.sign}>
              {line.sign} {line.text}
              {'\n'}
            </span>
          ))}
        </pre>
      )}
    </figure>
  )
}

/** The server's YAML tells of the revision first; the template is what is compared. */
function templateOf(text: string): string {
  const at = text.search(/^template:/m)
  return at < 0 ? text : text.slice(at)
}

export function linesOf(before: string, after: string): Line[] {
  const all = diffLines(before, after).flatMap((part) =>
    part.value
      .replace(/\n$/, '')
      .split('\n')
      .map((text): Line => ({ sign: part.added ? '+' : part.removed ? '-' : ' ', text })),
  )
  const near = (index: number) => all.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((line) => line.sign !== ' ')
  const out: Line[] = []
  all.forEach((line, index) => {
    if (near(index)) out.push(line)
    else if (out.length > 0 && out.at(-1)?.sign !== '…') out.push({ sign: '…', text: '' })
  })
  if (out.at(-1)?.sign === '…') out.pop()
  return out
}
