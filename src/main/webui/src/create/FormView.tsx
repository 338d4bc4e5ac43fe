import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { useEffect, useMemo, useRef } from 'react'
import { useSay } from '../i18n'
import { workloadIn } from '../manifest'
import { focusOn } from './aim'
import type { Step } from './draft/steps'
import { stepOf, STEPS } from './draft/steps'
import { DraftContext, InDoc } from './DraftContext'
import { BasicsStep } from './steps/BasicsStep'
import { LabelsStep } from './steps/LabelsStep'
import { PodStep } from './steps/PodStep'
import { ReviewStep } from './steps/ReviewStep'
import { SchedulingStep } from './steps/SchedulingStep'
import { ServiceStep } from './steps/ServiceStep'
import { VolumesStep } from './steps/VolumesStep'
import type { DraftState } from './useDrafting'

const BODIES: Record<Exclude<Step, 'review'>, () => React.ReactNode> = {
  basics: BasicsStep,
  pod: PodStep,
  volumes: VolumesStep,
  service: ServiceStep,
  labels: LabelsStep,
  scheduling: SchedulingStep,
}

/** The draft in steps, in any order. */
export function FormView({ drafting }: { drafting: DraftState }) {
  const say = useSay()
  const { draft, marks, strict, step, aim, go, show } = drafting
  const body = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  const { project, change, origin, around, hints } = drafting
  const context = useMemo(
    () => ({ project, draft, origin, change, around, marks, hints, strict }),
    [project, draft, origin, change, around, marks, hints, strict],
  )
  useEffect(() => {
    const aimed = aim && body.current ? focusOn(body.current, aim) : false
    // Who reads by ear hears that another step stands here; nobody asked for the first.
    if (!aimed && !first.current) heading.current?.focus()
    first.current = false
  }, [step, aim])
  const workload = workloadIn(draft)
  if (workload === -1) {
    return (
      <section className="card">
        <Alert isInline variant="info" component="p" title={say('create.noWorkload')}>
          <p>{say('create.noWorkload.text')}</p>
          <Button variant="link" isInline onClick={() => show('text')}>
            {say('create.view.text')}
          </Button>
        </Alert>
      </section>
    )
  }
  const at = STEPS.indexOf(step)
  const [before, after] = [STEPS[at - 1], STEPS[at + 1]]
  const Body = step === 'review' ? null : BODIES[step]
  return (
    <DraftContext value={context}>
      <InDoc index={workload}>
        <div className="wizard">
          <StepList drafting={drafting} />
          <section className="card wizard-body" aria-labelledby="step-title" data-testid={`step-${step}`}>
            <h2 id="step-title" ref={heading} tabIndex={-1}>
              {say(`create.step.${step}`)}
            </h2>
            <p className="quiet step-text">{say(`create.step.${step}.text`)}</p>
            <div ref={body} className="step">
              {Body ? <Body /> : <ReviewStep drafting={drafting} />}
            </div>
            {step !== 'review' && (
              <div className="actions wizard-foot">
                {before && (
                  <Button variant="secondary" onClick={() => go(before)}>
                    {say('create.back')}
                  </Button>
                )}
                {after && (
                  <Button variant={after === 'review' ? 'primary' : 'secondary'} onClick={() => go(after)} data-testid="next">
                    {say('create.next', { step: say(`create.step.${after}`) })}
                  </Button>
                )}
                {after && after !== 'review' && (
                  <Button variant="primary" onClick={() => go('review')} data-testid="try">
                    {say('create.step.review')}
                  </Button>
                )}
              </div>
            )}
          </section>
        </div>
      </InDoc>
    </DraftContext>
  )
}

/** The steps, and in which of them something is wrong. */
function StepList({ drafting: { draft, marks, strict, step, go } }: { drafting: DraftState }) {
  const say = useSay()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [step])
  const wrong = marks.filter(({ advice, missing }) => !advice && (strict || !missing))
  return (
    <nav className="wizard-steps" aria-label={say('create.steps')}>
      <ol ref={list}>
        {STEPS.map((one, index) => {
          const count = wrong.filter((mark) => stepOf(draft, mark.index, mark.path) === one).length
          return (
            <li key={one}>
              <button
                type="button"
                aria-current={one === step ? 'step' : undefined}
                data-wrong={count > 0}
                onClick={() => go(one)}
                data-testid={`go-${one}`}
              >
                <span className="step-number" aria-hidden="true">
                  {index + 1}
                </span>
                <span className="step-name">{say(`create.step.${one}`)}</span>
                {count > 0 && <span className="step-wrong">{say('create.step.wrong', { count })}</span>}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
