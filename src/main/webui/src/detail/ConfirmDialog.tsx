import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Action } from '../api/actions'
import { perform } from '../api/actions'
import { useSay } from '../i18n'
import { ProblemPlace } from '../ui/ProblemPlace'
import { PlanSteps } from './PlanSteps'

interface Props {
  title: string
  text: ReactNode
  confirm: string
  /** What is rehearsed; what is done, unless `perform` says otherwise. */
  action: Action | null
  /** Several things, and what is waited for between them, one after the other; the first that fails ends it. */
  actions?: readonly (Action | (() => Promise<void>))[]
  danger?: boolean
  blocked?: boolean
  wide?: boolean
  close: (done: boolean) => void
}

/** Says what would be done before it is done; nothing happens without the second word. */
export function ConfirmDialog({
  title,
  text,
  confirm,
  action,
  actions,
  danger = false,
  blocked = false,
  wide = false,
  close,
}: Props) {
  const say = useSay()
  const doing = useMutation({
    mutationFn: async () => {
      for (const each of actions ?? (action ? [action] : [])) await (typeof each === 'function' ? each() : perform(each))
    },
    onSuccess: () => close(true),
  })
  return (
    <Modal
      isOpen
      variant={wide ? 'medium' : 'small'}
      onClose={() => close(false)}
      aria-labelledby="confirm-title"
      data-testid="confirm-dialog"
    >
      <ModalHeader title={title} labelId="confirm-title" {...(danger ? { titleIconVariant: 'warning' } : {})} />
      <ModalBody tabIndex={0} aria-label={title}>
        {typeof text === 'string' ? <p>{text}</p> : text}
        {action && <PlanSteps action={action} />}
        {doing.error && <ProblemPlace error={doing.error} />}
      </ModalBody>
      <ModalFooter>
        <Button
          variant={danger ? 'danger' : 'primary'}
          isLoading={doing.isPending}
          isDisabled={doing.isPending || blocked}
          onClick={() => doing.mutate()}
          data-testid="confirm"
        >
          {confirm}
        </Button>
        <Button variant="link" onClick={() => close(false)}>
          {say('cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  )
}
