import type { ReactNode } from 'react'
import { useSay } from '../i18n'
import { spoken } from '../i18n/phrase'
import { Since } from '../ui/clock'
import { Dot } from './Dot'
import type { Fold, Rung } from './rungs'
import { moves } from './rungs'
import { headOf, whyOf } from './words'

interface Props {
  rung: Rung
  /** The revision that is being rolled out; pods of others are old. */
  update: string | null
  /** The pods would change hands if the partition were where it is being dragged to. */
  touched: 'updates' | 'keeps' | null
  usage?: string | undefined
  actions?: ReactNode
}

/** One ordinal: where it stands, where it runs, and why it waits. */
export function RungRow({ rung, update, touched, usage, actions }: Props) {
  const say = useSay()
  const { pod, state } = rung
  const why = whyOf(rung)
  const since = Date.parse(rung.wait?.since ?? '')
  return (
    <li
      className="rung"
      data-testid={`rung-${rung.ordinal}`}
      data-ordinal={rung.ordinal}
      data-state={state}
      data-climbed={rung.climbed}
      data-condemned={rung.condemned}
      data-moving={moves(state)}
      data-touched={touched}
    >
      <span className="ordinal">{rung.ordinal}</span>{' '}
      <span className="rail">
        <Dot state={state} />
      </span>
      <span className="who">
        <span className="name">{rung.name}</span> <span className="where">{[pod?.node, pod?.ip].filter(Boolean).join(' · ')}</span>
      </span>{' '}
      <span className="belongings">
        {pod?.revision && (
          <span
            className="revision"
            data-old={update !== null && pod.revision !== update}
            title={say('rung.revision', { revision: pod.revision })}
          >
            {hashOf(pod.revision)}
          </span>
        )}{' '}
        {rung.told?.claims.map((claim) => (
          <span className="claim" key={claim} title={say('rung.claim', { claim })}>
            {claim.endsWith(`-${rung.name}`) ? claim.slice(0, -rung.name.length - 1) : claim}
          </span>
        ))}
        {usage !== undefined && <span className="usage">{usage}</span>}
      </span>{' '}
      <span className="why">
        <span className="state">{spoken(say, headOf(rung))}</span>{' '}
        {state !== 'ghost' && !rung.held && !Number.isNaN(since) && <Since time={since} />}{' '}
        {pod !== null && pod.restarts > 0 && <span className="restarts">{say('rung.restarts', { count: pod.restarts })}</span>}{' '}
        {why !== null && <span className="because">{spoken(say, why)}</span>}
      </span>
      <span className="rung-actions">{actions}</span>
    </li>
  )
}

/** "web-6d5c" → "6d5c": the workload's name stands above. */
export function hashOf(revision: string): string {
  return revision.slice(revision.lastIndexOf('-') + 1)
}

export function FoldRow({ fold, open }: { fold: Fold; open: () => void }) {
  const say = useSay()
  const count = fold.to - fold.from + 1
  return (
    <li
      className="rung fold"
      data-testid={`fold-${fold.from}-${fold.to}`}
      data-state={fold.state}
      data-climbed={fold.climbed}
      data-ordinal={fold.from}
    >
      <span className="ordinal" />
      <span className="rail" />
      <button type="button" className="fold-words" onClick={open}>
        {say(fold.state === 'ready' ? 'fold.ready' : 'fold.ghost', { from: fold.from, to: fold.to, more: count })}
      </button>
    </li>
  )
}
