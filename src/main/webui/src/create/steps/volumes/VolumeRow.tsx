import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { renameVolume, textAt } from '../../draft/draft'
import type { Source } from '../../draft/volumes'
import { changeSource, sourceOf, SOURCES } from '../../draft/volumes'
import { useDoc } from '../../DraftContext'
import { SelectField } from '../../fields/SelectField'
import { TextField } from '../../fields/TextField'
import { useKnownConfigMaps, useKnownSecrets } from '../pod/known'
import { Files } from './Files'
import { Mounts } from './Mounts'
import { SharedClaim, SharedWarning } from './SharedClaim'

const OFFERED = Object.keys(SOURCES) as Source[]

/** A volume that all pods have in common, or that goes with each of them. */
export function VolumeRow({ path }: { path: Path }) {
  const say = useSay()
  const { text, change } = useDoc()
  const source = sourceOf(text, path)
  const name = textAt(text, [...path, 'name'])
  return (
    <div className="stack" data-testid={`volume-${name}`}>
      <div className="fields four">
        <TextField
          path={[...path, 'name']}
          label={say('create.volume.name')}
          required
          keepsEmpty
          onText={(to) => change((now) => renameVolume(now, [...path, 'name'], to))}
          testId={`volume-name-${name}`}
        />
        <SelectField
          path={[...path, source]}
          label={say('create.volume.kind')}
          chosen={source}
          options={OFFERED.map((value) => ({ value, label: say(`create.volume.${value}`) }))}
          onChoice={(to) => change((now) => changeSource(now, path, to))}
          testId={`volume-source-${name}`}
        />
        <SourceFields path={[...path, source]} source={source} />
      </div>
      {source === 'persistentVolumeClaim' && <SharedWarning />}
      {source === 'hostPath' && (
        <Alert isInline isPlain variant="warning" component="p" title={say('create.volume.ofNode')} />
      )}
      <Entries path={[...path, source]} source={source} />
      <Mounts volume={name} />
    </div>
  )
}

/** What of it is used, or how much there may be. */
function SourceFields({ path, source }: { path: Path; source: string }) {
  const say = useSay()
  const maps = useKnownConfigMaps()
  const secrets = useKnownSecrets()
  const named = { required: true, keepsEmpty: true }
  switch (source) {
    case 'configMap':
      return <TextField path={[...path, 'name']} label={say('create.configMap')} choices={maps.map((one) => one.name)} {...named} />
    case 'secret':
      return <TextField path={[...path, 'secretName']} label={say('create.secret')} choices={secrets.map((one) => one.name)} {...named} />
    case 'persistentVolumeClaim':
      return <SharedClaim path={path} />
    case 'hostPath':
      return (
        <>
          <TextField path={[...path, 'path']} label={say('create.volume.path')} placeholder="/var/log" testId="volume-path" {...named} />
          <HostPathType path={[...path, 'type']} />
        </>
      )
    case 'emptyDir':
      return <EmptyDir path={path} />
    default:
      return null
  }
}

const TYPES = ['DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket'] as const

/** What must be there on the node. */
function HostPathType({ path }: { path: Path }) {
  const say = useSay()
  return (
    <SelectField
      path={path}
      label={say('create.volume.type')}
      absent=""
      removes=""
      options={[{ value: '', label: say('create.volume.type.any') }, ...TYPES.map((value) => ({ value, label: value }))]}
    />
  )
}

function EmptyDir({ path }: { path: Path }) {
  const say = useSay()
  return (
    <>
      <TextField path={[...path, 'sizeLimit']} label={say('create.volume.limit')} placeholder="1Gi" testId="volume-limit" />
      <SelectField
        path={[...path, 'medium']}
        label={say('create.volume.medium')}
        absent=""
        removes=""
        options={[
          { value: '', label: say('create.volume.disk') },
          { value: 'Memory', label: say('create.volume.memory') },
        ]}
      />
    </>
  )
}

function Entries({ path, source }: { path: Path; source: string }) {
  const { text } = useDoc()
  const maps = useKnownConfigMaps()
  const secrets = useKnownSecrets()
  if (source !== 'configMap' && source !== 'secret') return null
  const name = textAt(text, [...path, source === 'secret' ? 'secretName' : 'name'])
  const keys = (source === 'secret' ? secrets : maps).find((one) => one.name === name)?.keys ?? []
  return <Files path={path} keys={keys} />
}
