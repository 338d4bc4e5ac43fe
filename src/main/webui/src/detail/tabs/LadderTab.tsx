import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import EllipsisIcon from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { partition as partitionAction, replacePod } from '../../api/actions'
import { useClusterEvents, useUsage } from '../../api/queries'
import { useSay } from '../../i18n'
import { spoken } from '../../i18n/phrase'
import { Happenings } from '../../ladder/Happenings'
import type { Partition } from '../../ladder/PartitionLine'
import { PodLadder } from '../../ladder/PodLadder'
import type { Rung } from '../../ladder/rungs'
import { rungsOf } from '../../ladder/rungs'
import { sentenceOf } from '../../ladder/sentence'
import { detailPath } from '../../shell/places'
import { Menu } from '../../ui/Menu'
import { ConfirmDialog } from '../ConfirmDialog'
import { ExplainDialog } from '../ExplainDialog'
import type { Shown } from '../shown'
import { usageText } from '../usage'

/** So many of what the cluster wrote down before; the tab of events has them all. */
const RECORDED_MAX = 20

/** The ladder, what happens on it in words, and what happened. */
export function LadderTab({ shown }: { shown: Shown }) {
  const say = useSay()
  const { workload, live } = shown
  const rungs = rungsOf(workload)
  const { lead, now, next } = sentenceOf(workload, rungs)
  const troubled = rungs.some((rung) => rung.state === 'failed')
  const { data: usage } = useUsage(workload)
  const { data: events } = useClusterEvents(workload, 'opened')
  const earliest = live.happenings.at(-1)?.time ?? Infinity
  const recorded = (events?.items ?? []).filter((event) => Date.parse(event.last) < earliest).slice(0, RECORDED_MAX)
  const [partition, bar] = usePartition(shown, rungs.length)
  return (
    <div className="ladder-page">
      <section className="card ladder-card" aria-label={say('tab.ladder')}>
        <p className="sentence" data-testid="sentence" aria-live="polite" aria-atomic="true" data-troubled={troubled}>
          {lead && <span className="lead">{spoken(say, lead)} </span>}
          {now && <strong>{spoken(say, now)}</strong>} {next && spoken(say, next)}
        </p>
        {bar}
        <PodLadder
          workload={workload}
          rungs={rungs}
          partition={partition}
          usageOf={(ordinal) => usageText(usage, ordinal)}
          actionsOf={(rung) => <RungMenu rung={rung} shown={shown} />}
        />
      </section>
      <Happenings happenings={live.happenings} before={recorded} />
    </div>
  )
}

/** The line across the ladder, and the bar that asks once it was moved. */
function usePartition({ workload, stored, may }: Shown, rungs: number): [Partition | undefined, React.ReactNode] {
  const say = useSay()
  const [wanted, setWanted] = useState<number | null>(null)
  const [asking, setAsking] = useState(false)
  const strategy = stored?.spec.updateStrategy
  if (!stored || (strategy?.type ?? 'RollingUpdate') !== 'RollingUpdate' || workload.phase === 'Deleting') return [undefined, null]
  const now = strategy?.rollingUpdate?.partition ?? 0
  const shown = wanted ?? Math.min(now, rungs)
  const set = (to: number) => setWanted(to === Math.min(now, rungs) ? null : to)
  const partition: Partition = { stored: Math.min(now, rungs), shown, move: may('patch') ? set : null }
  const bar = wanted !== null && (
    <Alert
      isInline
      isPlain
      variant="info"
      component="p"
      className="partition-bar"
      title={say('partition.moved', { from: now, to: wanted })}
      actionLinks={
        <>
          <Button size="sm" variant="primary" onClick={() => setAsking(true)} data-testid="partition-apply">
            {say('partition.apply')}
          </Button>
          <Button size="sm" variant="link" onClick={() => setWanted(null)}>
            {say('cancel')}
          </Button>
        </>
      }
    >
      {asking && (
        <ConfirmDialog
          title={say('partition.title', { name: workload.name, to: wanted })}
          text={say('partition.text')}
          confirm={say('partition.apply')}
          action={partitionAction(workload, wanted)}
          close={(done) => {
            setAsking(false)
            if (done) setWanted(null)
          }}
        />
      )}
    </Alert>
  )
  return [partition, bar]
}

function RungMenu({ rung, shown: { workload, may } }: { rung: Rung; shown: Shown }) {
  const say = useSay()
  const navigate = useNavigate()
  const [dialog, setDialog] = useState<'replace' | 'explain' | null>(null)
  const { pod } = rung
  const choices = [
    { id: 'explain', label: say('rung.explain'), choose: () => setDialog('explain') },
    {
      id: 'logs',
      label: say('rung.logs'),
      disabled: pod === null || !may('get', 'pods/log'),
      choose: () => void navigate(`${detailPath(workload, 'logs')}?ordinal=${rung.ordinal}`),
    },
    {
      id: 'replace',
      label: say('rung.replace'),
      danger: true,
      disabled: pod === null || pod.terminating || !may('delete', 'pods'),
      choose: () => setDialog('replace'),
    },
  ]
  return (
    <>
      <Menu label={say('rung.actions', { pod: rung.name })} choices={choices} plain>
        <EllipsisIcon />
      </Menu>
      {dialog === 'replace' && pod?.uid && (
        <ConfirmDialog
          title={say('rung.replace.title', { pod: pod.name })}
          text={say('rung.replace.text')}
          confirm={say('rung.replace')}
          action={null}
          actions={[replacePod(workload, rung.ordinal, pod.uid)]}
          danger
          close={() => setDialog(null)}
        />
      )}
      {dialog === 'explain' && (
        <ExplainDialog workload={workload} ordinal={rung.ordinal} name={rung.name} close={() => setDialog(null)} />
      )}
    </>
  )
}
