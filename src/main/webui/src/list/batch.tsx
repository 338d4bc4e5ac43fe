import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal'
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import { useState } from 'react'
import type { Action } from '../api/actions'
import { perform, remove, restart, scale } from '../api/actions'
import type { Target } from '../api/paths'
import { useSay } from '../i18n'
import { keyOf } from '../stream/contract'
import { ProblemPlace } from '../ui/ProblemPlace'

export const BATCH_VERBS = ['restart', 'scale', 'delete'] as const
export type BatchVerb = (typeof BATCH_VERBS)[number]

const ACTIONS: Record<BatchVerb, (target: Target, replicas: number) => Action> = {
  restart,
  scale,
  delete: (target) => remove(target, false),
}

/** Requests under way at once: the server stores each by itself. */
const AT_ONCE = 6

interface Failure {
  key: string
  error: unknown
}

/** Asks once more, naming each, and then does it; what fails is told beside its name. */
export function BatchDialog({
  verb,
  targets,
  close,
}: {
  verb: BatchVerb
  targets: readonly Target[]
  close: (done: boolean) => void
}) {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const [failures, setFailures] = useState<Failure[]>([])
  const [left, setLeft] = useState(targets)
  const [replicas, setReplicas] = useState<number | null>(verb === 'scale' ? null : 0)

  const run = async () => {
    setBusy(true)
    const failed: Failure[] = []
    const waiting = [...left]
    const work = async () => {
      for (let target = waiting.shift(); target; target = waiting.shift()) {
        const key = keyOf(target)
        await perform(ACTIONS[verb](target, replicas ?? 0)).catch((error: unknown) => failed.push({ key, error }))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    setBusy(false)
    if (failed.length === 0) return close(true)
    setFailures(failed)
    setLeft(left.filter((target) => failed.some((failure) => failure.key === keyOf(target))))
  }

  return (
    <Modal isOpen variant="small" onClose={() => close(false)} aria-labelledby="batch-title" data-testid="batch">
      <ModalHeader
        title={say(`batch.${verb}.title`, { count: left.length })}
        labelId="batch-title"
        {...(verb === 'delete' ? { titleIconVariant: 'warning' } : {})}
      />
      <ModalBody>
        <p>{say(`batch.${verb}.text`)}</p>
        {verb === 'scale' && <Wanted replicas={replicas} set={setReplicas} />}
        <ul className="names" tabIndex={0} aria-label={say('nav.workloads')}>
          {left.map((target) => (
            <li key={keyOf(target)}>{keyOf(target)}</li>
          ))}
        </ul>
        {failures.map((failure) => (
          <div key={failure.key}>
            <b>{failure.key}</b>
            <ProblemPlace error={failure.error} />
          </div>
        ))}
      </ModalBody>
      <ModalFooter>
        <Button
          variant={verb === 'delete' ? 'danger' : 'primary'}
          isLoading={busy}
          isDisabled={busy || replicas === null}
          onClick={() => void run()}
          data-testid="confirm"
        >
          {say(`batch.${verb}`)}
        </Button>
        <Button variant="link" onClick={() => close(false)}>
          {say('cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  )
}

/** Nothing is suggested: what is right for one is seldom right for all. */
function Wanted({ replicas, set }: { replicas: number | null; set: (replicas: number | null) => void }) {
  const say = useSay()
  return (
    <div className="batch-wanted">
      <label htmlFor="batch-replicas">{say('replicas')}</label>
      <TextInput
        id="batch-replicas"
        type="number"
        min={0}
        value={replicas ?? ''}
        onChange={(_, text) => set(/^\d{1,9}$/.test(text.trim()) ? Number(text) : null)}
        data-testid="batch-replicas"
      />
    </div>
  )
}
