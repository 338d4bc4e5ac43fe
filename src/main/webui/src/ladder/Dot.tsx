import type { RungState } from './rungs'

/** A state as shape and colour; the word always stands beside it, so it is silent for screen readers. */
export function Dot({ state }: { state: RungState }) {
  return (
    <svg className="dot" data-state={state} viewBox="0 0 24 24" aria-hidden="true">
      <circle className="dot-body" cx="12" cy="12" r="9" />
      {state === 'ready' && <path className="dot-mark" d="m7.8 12.4 2.9 2.9 5.6-6" />}
      {state === 'failed' && <path className="dot-mark" d="M12 7v6.2M12 16.6v.3" />}
      {state === 'terminating' && <path className="dot-mark" d="M12 7.5v8m-3.4-3.2 3.4 3.4 3.4-3.4" />}
      {(state === 'starting' || state === 'pending' || state === 'creating') && (
        <path className="dot-spin" d="M12 3a9 9 0 0 1 9 9" />
      )}
    </svg>
  )
}
