import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Problem, json } from '../../api/client'
import { pathOf } from '../../api/paths'
import { useSay } from '../../i18n'
import type { Key } from '../../i18n/phrase'
import { read, remove, workloadIn, write } from '../../manifest'
import { NAME, nameWorkload, setKind, textAt } from '../draft/draft'
import { ALIAS, DESCRIPTION } from '../../api/annotations'
import { useDoc, useDraft } from '../DraftContext'
import { Group } from '../fields/Group'
import { SelectField } from '../fields/SelectField'
import { NumberField, numberOf, TextField } from '../fields/TextField'
import { QuotaNote } from './QuotaNote'

const STRATEGIES: Record<string, Key> = {
  OnDelete: 'create.strategy.onDelete.help',
  Recreate: 'create.strategy.recreate.help',
}
const RETENTION = ['spec', 'persistentVolumeClaimRetentionPolicy']

/** What it is called, how many there are, and how they change. */
export function BasicsStep() {
  const say = useSay()
  const { change, project, draft, around } = useDraft()
  const { text } = useDoc()
  const same = (value: string) => ({ value, label: value })
  const policies = ['Retain', 'Delete'].map((value) => ({ value, label: say(value === 'Retain' ? 'create.keep' : 'create.drop') }))
  return (
    <>
      <div className="fields">
        <TextField
          path={NAME}
          label={say('create.name')}
          required
          onText={(name) => change((draft) => nameWorkload(draft, name))}
          help={<NameHelp name={textAt(text, NAME)} />}
          testId="name"
        />
        <SelectField
          path={['kind']}
          label={say('create.kind')}
          options={['OrdinalSet', 'StatefulSet'].map(same)}
          onChoice={(kind) => change((draft) => setKind(draft, kind))}
          help={say(textAt(text, ['kind']) === 'StatefulSet' ? 'create.kind.stateful' : 'create.kind.ordinal')}
          testId="kind"
        />
        <TextField path={['metadata', 'annotations', ALIAS]} label={say('create.alias')} help={say('create.alias.help')} />
        <TextField path={['metadata', 'annotations', DESCRIPTION]} label={say('create.description')} />
        <NumberField
          path={['spec', 'replicas']}
          label={say('create.replicas')}
          placeholder="1"
          help={say('create.replicas.help')}
          testId="replicas"
        />
        <SelectField
          path={['spec', 'podManagementPolicy']}
          label={say('create.order')}
          absent="OrderedReady"
          options={[
            { value: 'OrderedReady', label: say('create.order.ordered') },
            { value: 'Parallel', label: say('create.order.parallel') },
          ]}
          help={say('create.order.help')}
        />
      </div>
      <QuotaNote project={project} draft={draft} around={around} />
      <Updates />
      <Group title={say('create.claimsLater')} told={say('create.claimsLater.told')}>
        <div className="fields">
          <SelectField
            path={[...RETENTION, 'whenDeleted']}
            label={say('create.whenDeleted')}
            absent="Retain"
            options={policies}
            help={say(textAt(text, [...RETENTION, 'whenDeleted']) === 'Delete' ? 'create.whenDeleted.drop' : 'create.whenDeleted.keep')}
          />
          <SelectField
            path={[...RETENTION, 'whenScaled']}
            label={say('create.whenScaled')}
            absent="Retain"
            options={policies}
            help={say(textAt(text, [...RETENTION, 'whenScaled']) === 'Delete' ? 'create.whenScaled.drop' : 'create.whenScaled.keep')}
          />
        </div>
      </Group>
      <Group title={say('create.seldom')} told={say('create.seldom.told')}>
        <div className="fields">
          <NumberField
            path={['spec', 'ordinals', 'start']}
            label={say('create.start')}
            placeholder="0"
            help={say('create.start.help')}
          />
          <NumberField
            path={['spec', 'minReadySeconds']}
            label={say('create.minReady')}
            placeholder="0"
            help={say('create.minReady.help')}
          />
          <NumberField
            path={['spec', 'revisionHistoryLimit']}
            label={say('create.history')}
            placeholder="10"
            help={say('create.history.help')}
          />
        </div>
      </Group>
    </>
  )
}

function Updates() {
  const say = useSay()
  const { text, change } = useDoc()
  const type = textAt(text, ['spec', 'updateStrategy', 'type']) || 'RollingUpdate'
  const rolling = ['spec', 'updateStrategy', 'rollingUpdate']
  return (
    <fieldset className="rows">
      <legend>{say('create.updates')}</legend>
      <div className="fields">
        <SelectField
          path={['spec', 'updateStrategy', 'type']}
          label={say('create.strategy')}
          absent="RollingUpdate"
          options={[
            { value: 'RollingUpdate', label: say('create.strategy.rolling') },
            { value: 'OnDelete', label: say('create.strategy.onDelete') },
            ...(textAt(text, ['kind']) === 'OrdinalSet' ? [{ value: 'Recreate', label: say('create.strategy.recreate') }] : []),
          ]}
          onChoice={(choice) => change((now) => withStrategy(now, choice))}
          help={say(STRATEGIES[type] ?? 'create.strategy.rolling.help')}
          testId="strategy"
        />
        {type === 'RollingUpdate' && (
          <>
            <NumberField
              path={[...rolling, 'partition']}
              label={say('create.partition')}
              placeholder="0"
              help={<PartitionHelp />}
              testId="partition"
            />
            <TextField
              path={[...rolling, 'maxUnavailable']}
              label={say('create.maxUnavailable')}
              placeholder="1"
              meaning={numberOf}
              help={say('create.maxUnavailable.help')}
            />
          </>
        )}
      </div>
    </fieldset>
  )
}

function withStrategy(text: string, type: string): string {
  const bare = type === 'RollingUpdate' ? text : remove(text, ['spec', 'updateStrategy', 'rollingUpdate'])
  return type === 'RollingUpdate'
    ? remove(bare, ['spec', 'updateStrategy', 'type'])
    : write(bare, ['spec', 'updateStrategy', 'type'], type)
}

/** Which pods get a new version, and which keep theirs. */
function PartitionHelp() {
  const say = useSay()
  const { text } = useDoc()
  const partition = Number(read(text, ['spec', 'updateStrategy', 'rollingUpdate', 'partition']) ?? 0)
  const start = Number(read(text, ['spec', 'ordinals', 'start']) ?? 0)
  const last = start + Number(read(text, ['spec', 'replicas']) ?? 1) - 1
  const from = Math.max(start, partition)
  if (!(from > start)) return say('create.partition.all')
  if (from > last) return say('create.partition.none')
  return say('create.partition.some', { from, last, start, below: from - 1 })
}

/** How long somebody types before the server is asked. */
const PAUSE_MS = 400

/** The rule, and whether the name is free. */
function NameHelp({ name }: { name: string }) {
  const say = useSay()
  const { project, draft } = useDraft()
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(name), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [name])
  const asked = /^[a-z0-9]([-a-z0-9]{0,50}[a-z0-9])?$/.test(settled) && settled === name
  const { data: taken } = useQuery({
    queryKey: ['taken', project, settled],
    queryFn: ({ signal }) => isTaken(project, settled, signal),
    enabled: asked && workloadIn(draft) !== -1,
    staleTime: 5_000,
  })
  if (asked && taken === true) return <b className="wrong">{say('create.name.taken', { project })}</b>
  return (
    <>
      {say('create.name.rule')} {asked && taken === false && <b className="fine">{say('create.name.free')}</b>}
    </>
  )
}

async function isTaken(namespace: string, name: string, signal: AbortSignal): Promise<boolean | null> {
  try {
    await json(pathOf({ namespace, name }), { signal })
    return true
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 404) return false
    if (failure instanceof Problem) return null
    throw failure
  }
}
