import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { Title } from '@patternfly/react-core/dist/esm/components/Title'
import PencilIcon from '@patternfly/react-icons/dist/esm/icons/pencil-alt-icon'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Action } from '../api/actions'
import { pause, restart, resume } from '../api/actions'
import { aboutOf } from '../api/annotations'
import { useSay } from '../i18n'
import { clonePath } from '../shell/places'
import { Age } from '../ui/clock'
import { PhaseLabel } from '../ui/PhaseLabel'
import { AboutDialog } from './AboutDialog'
import { ConfirmDialog } from './ConfirmDialog'
import { DeleteDialog } from './DeleteDialog'
import { Replicas } from './Replicas'
import { OnDeleteNote } from './OnDeleteNote'
import { RollbackDialog } from './RollbackDialog'
import type { Shown } from './shown'

type Dialog = 'about' | 'restart' | 'pause' | 'resume' | 'rollback' | 'delete'

/** What it is, how it stands, and what may be asked of it. */
export function Head({ shown }: { shown: Shown }) {
  const say = useSay()
  const navigate = useNavigate()
  const { workload, stored, may } = shown
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const paused = workload.phase === 'Paused' || stored?.spec.paused === true
  const mayPatch = may('patch') && workload.phase !== 'Deleting'
  const simple: Partial<Record<Dialog, Action>> = { restart: restart(workload), pause: pause(workload), resume: resume(workload) }
  const action = dialog && simple[dialog]
  const { alias, description } = aboutOf(stored)
  return (
    <header className="detail-head">
      <div className="detail-title">
        <Title headingLevel="h1">{workload.name}</Title>
        <PhaseLabel workload={workload} bare />
        <Count ready={workload.replicas.ready} desired={workload.replicas.desired} />
        {mayPatch && stored && (
          <Button
            variant="plain"
            size="sm"
            icon={<PencilIcon />}
            aria-label={say('about.title', { name: workload.name })}
            onClick={() => setDialog('about')}
            data-testid="about"
          />
        )}
      </div>
      {(alias || description) && (
        <p className="about">
          {alias && <b data-testid="alias">{alias}</b>} {description && <span>{description}</span>}
        </p>
      )}
      <p className="facts">
        <span>{workload.kind}</span>
        {stored?.spec.template.spec.containers.map((container) => (
          <code key={container.name} title={container.name}>
            {container.image}
          </code>
        ))}
        {stored && (
          <span>
            {say('detail.age')} <Age time={Date.parse(stored.metadata.creationTimestamp)} />
          </span>
        )}
        {stored && <Strategy shown={shown} />}
      </p>
      <div className="actions" role="toolbar" aria-label={say('actions')}>
        <Replicas shown={shown} />
        <Button
          variant="secondary"
          isDisabled={!mayPatch}
          onClick={() => setDialog(paused ? 'resume' : 'pause')}
          data-testid="pause"
        >
          {say(paused ? 'action.resume' : 'action.pause')}
        </Button>
        <Button variant="secondary" isDisabled={!mayPatch} onClick={() => setDialog('restart')} data-testid="restart">
          {say('action.restart')}
        </Button>
        <Button variant="secondary" isDisabled={!mayPatch} onClick={() => setDialog('rollback')} data-testid="rollback">
          {say('action.rollback')}
        </Button>
        <Button
          variant="secondary"
          isDisabled={!may('create')}
          onClick={() => void navigate(clonePath(workload))}
          data-testid="clone"
        >
          {say('action.clone')}
        </Button>
        <Button
          variant="secondary"
          isDanger
          isDisabled={!may('delete') || workload.phase === 'Deleting'}
          onClick={() => setDialog('delete')}
          data-testid="delete"
        >
          {say('action.delete')}
        </Button>
      </div>
      {action && (dialog === 'restart' || dialog === 'pause' || dialog === 'resume') && (
        <ConfirmDialog
          title={say(`action.${dialog}.title`, { name: workload.name })}
          text={
            <>
              <p>{say(`action.${dialog}.text`)}</p>
              {dialog === 'restart' && <OnDeleteNote stored={stored} />}
            </>
          }
          confirm={say(`action.${dialog}`)}
          action={action}
          close={close}
        />
      )}
      {dialog === 'about' && <AboutDialog shown={shown} close={close} />}
      {dialog === 'rollback' && <RollbackDialog shown={shown} close={close} />}
      {dialog === 'delete' && <DeleteDialog shown={shown} close={close} />}
    </header>
  )
}

function Strategy({ shown: { stored } }: { shown: Shown }) {
  const say = useSay()
  const type = stored?.spec.updateStrategy?.type ?? 'RollingUpdate'
  const order = stored?.spec.podManagementPolicy ?? 'OrderedReady'
  return (
    <span title={say('detail.strategy')}>
      {order} · {type}
    </span>
  )
}

/** "2/5 ready"; where more are ready than are wanted, "3 → 2". */
function Count({ ready, desired }: { ready: number; desired: number }) {
  const say = useSay()
  return (
    <span className="count" data-testid="ready" data-ready={ready} data-desired={desired}>
      {say(ready > desired ? 'count.shrinking' : 'count.ready', { ready, desired })}
    </span>
  )
}
