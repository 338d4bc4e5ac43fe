import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal'
import { useMutation } from '@tanstack/react-query'
import { PlanView } from '../detail/PlanSteps'
import { written } from '../manifest'
import { useSay } from '../i18n'
import { at } from '../manifest/tree'
import { TextDiff } from '../ui/TextDiff'
import { ProblemPlace } from '../ui/ProblemPlace'
import type { Held, Tree } from './held'
import type { Rehearsed } from './send'
import { Refused, sendAll } from './send'

interface Props {
  rehearsed: readonly Rehearsed[]
  again: () => Promise<readonly Held[]>
  refuse: (problem: unknown) => void
  close: (done: boolean) => void
}

export function nameOf(object: Tree): string {
  return `${String(object['kind'])} ${String(at(object, ['metadata', 'name']))}`
}

/** What would be stored against what is, and what would be done about it: looked at before it is sent. */
export function Review({ rehearsed, again, refuse, close }: Props) {
  const say = useSay()
  const sending = useMutation({
    mutationFn: () =>
      sendAll(
        rehearsed.map((one) => one.edit),
        again,
      ),
    onSuccess: () => close(true),
    onError: (problem) => {
      refuse(problem)
      // The page behind shows what others did, or the lines that are wrong.
      if (problem instanceof Refused && (problem.stale || problem.faults.some((one) => one.pointer !== ''))) close(false)
    },
  })
  return (
    <Modal isOpen variant="medium" onClose={() => close(false)} aria-labelledby="review-title" data-testid="review-dialog">
      <ModalHeader title={say('edit.review.title')} labelId="review-title" />
      <ModalBody tabIndex={0} aria-label={say('edit.review.title')}>
        {rehearsed.map(({ edit, object, plan }) => (
          <section key={edit.held.id} aria-label={nameOf(edit.held.object)}>
            <TextDiff title={nameOf(edit.held.object)} before={written(edit.held.object, 'yaml')} after={written(object, 'yaml')} />
            {plan !== undefined && <PlanView plan={plan} />}
          </section>
        ))}
        {sending.error && <ProblemPlace error={sending.error} />}
      </ModalBody>
      <ModalFooter>
        <Button
          variant="primary"
          isLoading={sending.isPending}
          isDisabled={sending.isPending}
          onClick={() => sending.mutate()}
          data-testid="confirm"
        >
          {say('edit.send')}
        </Button>
        <Button variant="link" onClick={() => close(false)}>
          {say('edit.back')}
        </Button>
      </ModalFooter>
    </Modal>
  )
}
