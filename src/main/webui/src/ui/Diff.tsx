import { diffLines } from 'diff'
import { useMemo } from 'react'
import { useSay } from '../i18n'

/** Lines around a change that say where it is. */
const CONTEXT = 2

interface Line {
  sign: ' ' | '+' | '-' | '…'
  text: string
}

/** What a text was and what it would be: the lines that differ, and some around them. */
export function Diff({ title, before, after }: { title: string; before: string; after: string }) {
  const say = useSay()
  const lines = useMemo(() => linesOf(before, after), [before, after])
  return (
    <figure className="diff" data-testid="diff">
      <figcaption>{title}</figcaption>
      {lines.length === 0 ? (
        <p className="quiet">{say('diff.same')}</p>
      ) : (
        <pre tabIndex={0} aria-label={title}>
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

function linesOf(before: string, after: string): Line[] {
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
