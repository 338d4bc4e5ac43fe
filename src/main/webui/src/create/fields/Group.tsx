import type { ReactNode } from 'react'
import { useState } from 'react'

interface Props {
  title: string
  /** What stands in it, in short, while it is closed. */
  told?: string
  open?: boolean
  children: ReactNode
  testId?: string
}

/** Fields that most people leave alone, or that belong together. */
export function Group({ title, told, open = false, children, testId }: Props) {
  // As it was at first: whoever opens or closes it has the last word.
  const [first] = useState(open)
  return (
    <details className="group" open={first} data-testid={testId}>
      <summary>
        <span className="group-title">{title}</span> {told && <span className="quiet group-told">{told}</span>}
      </summary>
      <div className="group-body">{children}</div>
    </details>
  )
}
