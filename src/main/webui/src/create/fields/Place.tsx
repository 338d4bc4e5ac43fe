import type { ReactNode } from 'react'
import { useSay } from '../../i18n'
import { spoken } from '../../i18n/phrase'
import type { Path } from '../../manifest'
import { pointerOf } from '../../manifest'
import { useDoc, useField } from '../DraftContext'

/** A place without a field of its own, and what is to be said of it. */
export function Place({ path, children }: { path: Path; children: ReactNode }) {
  const say = useSay()
  const { index } = useDoc()
  const { marks } = useField(path)
  return (
    <div data-doc={index} data-pointer={pointerOf(path)}>
      {marks.map((mark) => (
        <p key={spoken(say, mark.words)} className="wrong">
          {spoken(say, mark.words)}
        </p>
      ))}
      {children}
    </div>
  )
}
