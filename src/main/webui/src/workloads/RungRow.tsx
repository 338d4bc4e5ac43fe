import { Since } from '../ui/clock'
import { Dot } from './Dot'
import type { Fold, Rung } from './rungs'
import { moves } from './rungs'
import { headOf, whyOf } from './words'

interface Revisions {
  current: string | null
  update: string | null
}

/** One ordinal: where it stands, where it runs, and why it waits. */
export function RungRow({ rung, revisions, title }: { rung: Rung; revisions: Revisions; title: string }) {
  const { pod, state } = rung
  const why = whyOf(rung)
  const since = Date.parse(rung.wait?.since ?? '')
  return (
    <li
      className="rung"
      data-testid={`rung-${rung.ordinal}`}
      data-state={state}
      data-climbed={rung.climbed}
      data-condemned={rung.condemned}
      data-moving={moves(state)}
      title={title}
    >
      <span className="ordinal">{rung.ordinal}</span>{' '}
      <span className="rail">
        <Dot state={state} />
      </span>
      <span className="who">
        <span className="name">{rung.name}</span>{' '}
        <span className="where">{pod ? [pod.node, pod.ip].filter(Boolean).join(' · ') : ''}</span>
      </span>{' '}
      <span className="belongings">
        {pod?.revision && revisions.update !== null && (
          <span className="revision" data-old={pod.revision !== revisions.update} title={`Revision ${pod.revision}`}>
            {hashOf(pod.revision)}
          </span>
        )}{' '}
        {pod?.claims.map((claim) => (
          <span className="claim" key={claim} title={`Claim ${claim}`}>
            {claim.replace(new RegExp(`-${rung.name}$`), '')}
          </span>
        ))}
      </span>{' '}
      <span className="why">
        <span className="state">{headOf(rung)}</span>{' '}
        {state !== 'ghost' && !Number.isNaN(since) && <Since time={since} />}{' '}
        {pod !== null && pod.restarts > 0 && (
          <span className="restarts">
            {pod.restarts} {pod.restarts === 1 ? 'restart' : 'restarts'}
          </span>
        )}{' '}
        {why !== '' && <span className="because">{why}</span>}
      </span>
    </li>
  )
}

/** "web-6d5c" → "6d5c": the workload's name stands above. */
function hashOf(revision: string): string {
  return revision.slice(revision.lastIndexOf('-') + 1)
}

export function FoldRow({ fold }: { fold: Fold }) {
  const count = fold.to - fold.from + 1
  return (
    <li className="rung fold" data-testid={`fold-${fold.from}-${fold.to}`} data-state={fold.state} data-climbed={fold.climbed}>
      <span className="ordinal" />
      <span className="rail" />
      <span className="fold-words">
        {fold.from} to {fold.to}: {count} more, {fold.state === 'ready' ? 'all ready' : 'to come'}
      </span>
    </li>
  )
}
