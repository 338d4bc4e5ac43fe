import { memo, useState } from 'react'
import type { Workload } from '../stream/contract'
import { keyOf } from '../stream/contract'
import { DotLadder, PodLadder } from './PodLadder'
import { rungsOf } from './rungs'
import { sentenceOf } from './sentence'

/** One workload: what it is, one sentence of what happens and what comes next, and its ladder. */
export const WorkloadCard = memo(function WorkloadCard({ workload, compact }: { workload: Workload; compact: boolean }) {
  const [toggled, setToggled] = useState(false)
  const open = compact === toggled
  const rungs = rungsOf(workload)
  const { lead, now, next } = sentenceOf(workload, rungs)
  const key = keyOf(workload)
  const troubled = rungs.some((rung) => rung.state === 'failed')
  const id = `workload-${key}`
  return (
    <article className="workload card" data-testid={id} data-phase={workload.phase} data-open={open} aria-labelledby={`${id}-name`}>
      <header className="workload-head">
        <div className="workload-title">
          <h2 id={`${id}-name`}>
            <span className="namespace">
              {workload.namespace} /
            </span>{' '}
            {workload.name}
          </h2>
          <span
            className="pill"
            data-phase={troubled ? 'Failed' : workload.phase}
            data-testid="phase"
            title={workload.reason ?? workload.phase}
          >
            {workload.phase}
          </span>
          {workload.kind === 'StatefulSet' && <span className="kind">StatefulSet</span>}
        </div>
        <Count ready={workload.replicas.ready} desired={workload.replicas.desired} />
      </header>
      <p className="sentence" data-testid="sentence" aria-live="polite" aria-atomic="true" data-troubled={troubled}>
        {lead && <span className="lead">{lead} </span>}
        <strong>{now}</strong> {next}
      </p>
      {open ? <PodLadder workload={workload} rungs={rungs} /> : <DotLadder workload={workload} rungs={rungs} />}
      {compact && (
        <button type="button" className="toggle" aria-expanded={open} onClick={() => setToggled(!toggled)}>
          {open ? 'Lay the ladder down' : 'Show the ladder'}
          <span className="unseen"> of {workload.name}</span>
        </button>
      )}
    </article>
  )
})

/** "2/5 ready"; where more are ready than are wanted, "3 → 2". */
function Count({ ready, desired }: { ready: number; desired: number }) {
  const [sign, said] = ready > desired ? [' → ', ' ready, on the way to '] : ['/', ' of ']
  return (
    <p className="count" data-testid="ready" data-ready={ready} data-desired={desired}>
      <strong>{ready}</strong>
      <span aria-hidden="true">{sign}</span>
      <span className="unseen">{said}</span>
      {desired} ready
    </p>
  )
}
