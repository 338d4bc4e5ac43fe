import { useContext, useEffect } from 'react'
import type { State } from './stream/reduce'
import { FrozenAt } from './ui/clock'
import { Connection, StaleBanner } from './workloads/Connection'
import { Happenings } from './workloads/Happenings'
import { NoWorkloads } from './workloads/NoWorkloads'
import { Summary, tallyOf } from './workloads/Summary'
import { WorkloadList } from './workloads/WorkloadList'

/** The page is a function of the stream's state and nothing else. */
export function App({ state }: { state: State }) {
  const frozen = useContext(FrozenAt)
  const tally = tallyOf(state.workloads.values())
  const stale = state.connection === 'stale'
  const past = state.complete && state.connection !== 'live'
  const title = tally.workloads === 0 ? 'Ordinal' : `${tally.troubled > 0 ? '! ' : ''}${tally.ready}/${tally.desired} ready · Ordinal`
  useEffect(() => {
    document.title = stale ? `(lost) ${title}` : title
  }, [stale, title])
  return (
    <div className="page" data-past={past}>
      <header className="top">
        <h1>
          <img src="/ordinal.svg" alt="" width="28" height="28" /> Ordinal
        </h1>
        {tally.workloads > 0 && <Summary tally={tally} />}
        <Connection state={state.connection} />
      </header>
      {stale && <StaleBanner since={state.connectionSince} />}
      <FrozenAt value={stale ? state.connectionSince : frozen}>
        <main data-empty={state.workloads.size === 0}>
          <Body state={state} />
        </main>
      </FrozenAt>
    </div>
  )
}

function Body({ state }: { state: State }) {
  if (state.workloads.size > 0) {
    return (
      <>
        <WorkloadList workloads={state.workloads} />
        <Happenings happenings={state.happenings} />
      </>
    )
  }
  if (state.complete) {
    return (
      <>
        <NoWorkloads />
        {state.happenings.length > 0 && <Happenings happenings={state.happenings} />}
      </>
    )
  }
  return (
    <p className="quiet" data-testid="asking">
      Asking what there is…
    </p>
  )
}
