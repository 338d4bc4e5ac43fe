import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { useSay } from '../i18n'

/** Said by whoever leaves because the work is done. */
export const DONE = { done: true }

/** Work that is nowhere else is not left without a word. */
export function Leaving({ unsaved, onLeave }: { unsaved: boolean; onLeave: () => void }) {
  const say = useSay()
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const done = (nextLocation.state as { done?: boolean } | null)?.done === true
    return unsaved && !done && currentLocation.pathname !== nextLocation.pathname
  })
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
  if (blocker.state !== 'blocked') return null
  const leave = () => {
    onLeave()
    blocker.proceed()
  }
  return <Discard title={say('create.leave.title')} go={say('create.leave.go')} onStay={() => blocker.reset()} onGo={leave} />
}

interface Question {
  title: string
  go: string
  onStay: () => void
  onGo: () => void
}

/** Asked before what was entered goes. */
export function Discard({ title, go, onStay, onGo }: Question) {
  const say = useSay()
  return (
    <Modal isOpen variant="small" onClose={onStay} aria-labelledby="leaving-title" data-testid="leaving">
      <ModalHeader title={title} labelId="leaving-title" titleIconVariant="warning" />
      <ModalBody>{say('create.leave.text')}</ModalBody>
      <ModalFooter>
        <Button variant="primary" onClick={onStay}>
          {say('create.leave.stay')}
        </Button>
        <Button variant="link" isDanger onClick={onGo} data-testid="leave">
          {go}
        </Button>
      </ModalFooter>
    </Modal>
  )
}
