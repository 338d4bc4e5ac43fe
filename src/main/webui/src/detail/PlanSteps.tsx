import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import { useQuery } from '@tanstack/react-query'
import type { Action } from '../api/actions'
import { rehearse } from '../api/actions'
import type { Plan, Step } from '../api/types'
import { sayReason, useSay } from '../i18n'
import { ProblemPlace } from '../ui/ProblemPlace'

/** More steps than these are told by their number. */
const SHOWN_MAX = 12

/** What the server says it would do, step by step, if it were asked for real. */
export function PlanSteps({ action }: { action: Action }) {
  const say = useSay()
  const { data, error, isFetching } = useQuery({
    queryKey: ['rehearsal', action.path, action.call],
    queryFn: ({ signal }) => rehearse(action, signal),
    gcTime: 0,
    retry: false,
  })
  if (error) return <ProblemPlace error={error} />
  if (!data) return <Skeleton height="6rem" aria-label={isFetching ? say('loading') : undefined} />
  return <PlanView plan={data.plan} />
}

/** The same, where it is known already. */
export function PlanView({ plan }: { plan: Plan | null }) {
  const say = useSay()
  if (!plan) return <p className="quiet">{say('plan.unknown')}</p>
  const steps = plan.steps
  return (
    <section className="plan" aria-label={say('plan.title')} data-testid="plan">
      <h3>{say('plan.title')}</h3>
      {steps.length === 0 ? (
        <p className="quiet">{say('plan.nothing')}</p>
      ) : (
        <ol className="plan-steps" tabIndex={0} aria-label={say('plan.title')}>
          {steps.slice(0, SHOWN_MAX).map((step, index) => (
            <PlanStep key={`${step.step} ${step.action} ${step.name}`} step={step} first={steps[index - 1]?.step !== step.step} />
          ))}
          {steps.length > SHOWN_MAX && <li className="quiet">{say('plan.more', { count: steps.length - SHOWN_MAX })}</li>}
        </ol>
      )}
      {plan.waits.map((wait) => (
        <p key={`${wait.reason} ${wait.ordinal}`} className="quiet">
          {say('plan.then')} {wait.ordinal !== null && <b>{wait.ordinal}: </b>}
          {sayReason(wait.reason, wait.message)}
        </p>
      ))}
    </section>
  )
}

function PlanStep({ step, first }: { step: Step; first: boolean }) {
  return (
    <li>
      <span className="plan-number">{first ? step.step : ''}</span>{' '}
      <span>
        <b>{step.name}</b> {sayReason(step.reason, step.message)}
      </span>
    </li>
  )
}
