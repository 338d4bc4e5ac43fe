import { SearchInput } from '@patternfly/react-core/dist/esm/components/SearchInput'
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import { useEffect, useRef, useState } from 'react'
import type { Page } from '../api/types'
import { useSay } from '../i18n'
import { PHASES } from '../stream/contract'
import type { Phase } from '../stream/contract'
import type { Change, ListQuery } from './query'

/** Typing is answered when it pauses. */
const PAUSE_MS = 250

interface Props {
  query: ListQuery
  change: (change: Change) => void
  phases: Page['phases'] | undefined
}

/** By what is typed: part of a name, and labels as kubectl has them. */
export function TextFilters({ query, change }: Omit<Props, 'phases'>) {
  const say = useSay()
  return (
    <div className="filters" role="search">
      <Typed value={query.text} set={(text) => change({ text })}>
        {(value, set) => (
          <SearchInput
            className="filter-text"
            value={value}
            placeholder={say('filter.text')}
            aria-label={say('filter.text')}
            onChange={(_, typed) => set(typed)}
            onClear={() => set('')}
            data-testid="filter-text"
          />
        )}
      </Typed>
      <Typed value={query.labels} set={(labels) => change({ labels })}>
        {(value, set) => (
          <TextInput
            className="filter-labels"
            value={value}
            type="text"
            placeholder={say('filter.labels')}
            aria-label={say('filter.labels')}
            onChange={(_, typed) => set(typed)}
            data-testid="filter-labels"
          />
        )}
      </Typed>
    </div>
  )
}

/** Each status with how many there are; several may be on at once. */
export function PhaseFilter({ query, change, phases }: Props) {
  const say = useSay()
  const total = Object.values(phases ?? {}).reduce((sum, count) => sum + count, 0)
  const shown = PHASES.filter((phase) => (phases?.[phase] ?? 0) > 0 || query.phases.includes(phase))
  const toggle = (phase: Phase) =>
    change({ phases: query.phases.includes(phase) ? query.phases.filter((one) => one !== phase) : [...query.phases, phase] })
  return (
    <div className="phases" role="group" aria-label={say('filter.status')}>
      <button type="button" className="chip" aria-pressed={query.phases.length === 0} onClick={() => change({ phases: [] })}>
        {say('filter.all')} <b>{phases ? total : ''}</b>
      </button>
      {shown.map((phase) => (
        <button
          key={phase}
          type="button"
          className="chip"
          data-phase={phase}
          data-testid={`filter-${phase}`}
          aria-pressed={query.phases.includes(phase)}
          onClick={() => toggle(phase)}
        >
          <span className="chip-dot" aria-hidden="true" />
          {say(`phase.${phase}`)} <b>{phases?.[phase] ?? 0}</b>
        </button>
      ))}
    </div>
  )
}

interface TypedProps {
  value: string
  set: (value: string) => void
  children: (value: string, set: (value: string) => void) => React.ReactNode
}

/** Keeps what is typed, and hands it on when it pauses; what comes from outside, as by going back, replaces it. */
function Typed({ value, set, children }: TypedProps) {
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  const hand = useRef(set)
  hand.current = set
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value
      setTyped(value)
    }
  }, [value])
  useEffect(() => {
    if (typed.trim() === sent.current) return
    const timer = setTimeout(() => {
      sent.current = typed.trim()
      hand.current(typed.trim())
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return children(typed, setTyped)
}
