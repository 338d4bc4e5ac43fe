import { useStorageClasses } from '../../../api/catalog'
import type { StorageClass } from '../../../api/catalog'
import { useSay } from '../../../i18n'
import type { Say } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { SIZE } from '../../draft/claims'
import { NAME, renameVolume, textAt } from '../../draft/draft'
import { ordinalsOf } from '../../draft/ordinals'
import { changeClass, classOf, STATIC, USUAL } from '../../draft/volumes'
import { useDoc } from '../../DraftContext'
import { SelectField } from '../../fields/SelectField'
import { SizeField } from '../../fields/SizeField'
import { TextField } from '../../fields/TextField'
import { AccessModes } from './AccessModes'
import { Mounts } from './Mounts'

/** A claim that each ordinal gets one of, and keeps. */
export function ClaimRow({ path }: { path: Path }) {
  const say = useSay()
  const { text, change } = useDoc()
  const classes = useStorageClasses()
  const name = textAt(text, [...path, 'metadata', 'name'])
  const className: Path = [...path, 'spec', 'storageClassName']
  const chosen = classOf(text, className)
  const usual = classes.find((one) => one.default)
  const used = classes.find((one) => one.name === chosen) ?? (chosen === USUAL ? usual : undefined)
  return (
    <div className="stack" data-testid={`claim-${name}`}>
      <div className="fields">
        <TextField
          path={[...path, 'metadata', 'name']}
          label={say('create.claim.name')}
          required
          onText={(to) => change((now) => renameVolume(now, [...path, 'metadata', 'name'], to))}
        />
        <SizeField
          path={[...path, ...SIZE]}
          label={say('create.claim.size')}
          required
          testId={`claim-size-${name}`}
        />
        <SelectField
          path={className}
          label={say('create.claim.class')}
          chosen={chosen}
          onChoice={(to) => change((now) => changeClass(now, className, to))}
          options={[
            { value: USUAL, label: say('create.claim.class.usual', { name: usual?.name ?? '–' }) },
            ...classes.map((one) => ({ value: one.name, label: one.name })),
            { value: STATIC, label: say('create.claim.class.static') },
          ]}
          help={chosen === STATIC ? say('create.claim.class.static.help') : used && classHelp(say, used)}
          testId={`claim-class-${name}`}
        />
        <AccessModes path={[...path, 'spec', 'accessModes']} />
      </div>
      <Mounts volume={name} />
      <ClaimNames name={name} />
    </div>
  )
}

function classHelp(say: Say, { provisioner, binding, expandable, reclaimPolicy }: StorageClass): string {
  const facts = [
    provisioner,
    say(expandable ? 'create.claim.grows' : 'create.claim.fixed'),
    say(binding === 'Immediate' ? 'create.claim.immediate' : 'create.claim.late'),
    ...(reclaimPolicy === 'Retain' ? [say('create.claim.retained')] : []),
  ]
  return facts.join(' · ')
}

/** More names than these are told by their first and last. */
const SHOWN_MAX = 3

/** What the claims will be called; one that exists already is taken as it is. */
function ClaimNames({ name }: { name: string }) {
  const say = useSay()
  const { text } = useDoc()
  const workload = textAt(text, NAME)
  const { start, end } = ordinalsOf(text)
  const replicas = end - start
  if (name === '' || workload === '' || !(replicas > 0)) return null
  const named = (ordinal: number) => `${name}-${workload}-${ordinal}`
  const all =
    replicas <= SHOWN_MAX
      ? Array.from({ length: replicas }, (_, index) => named(start + index))
      : [named(start), named(start + 1), '…', named(end - 1)]
  return (
    <p className="quiet claim-names" data-testid="claim-names">
      {say('create.claim.names')}{' '}
      {all.map((one) => (
        <code key={one}>{one}</code>
      ))}
    </p>
  )
}
