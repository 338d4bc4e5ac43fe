import { useConfigMaps, useSecrets } from '../../../api/catalog'
import { useSay } from '../../../i18n'
import type { Path, Value } from '../../../manifest'
import { isMapping, read, write } from '../../../manifest'
import { renameVolume, textAt } from '../../draft/draft'
import { useDoc, useDraft } from '../../DraftContext'
import { SelectField } from '../../fields/SelectField'
import { TextField } from '../../fields/TextField'
import { Mounts } from './Mounts'

const KINDS = ['configMap', 'secret', 'emptyDir'] as const
const FRESH: Record<(typeof KINDS)[number], Value> = { configMap: { name: '' }, secret: { secretName: '' }, emptyDir: {} }

/** A volume that no pod keeps. */
export function VolumeRow({ path }: { path: Path }) {
  const say = useSay()
  const { text, change } = useDoc()
  const { project } = useDraft()
  const maps = useConfigMaps(project)
  const secrets = useSecrets(project)
  const volume = read(text, path)
  const kind = isMapping(volume) ? (Object.keys(volume).find((key) => key !== 'name') ?? '') : ''
  const name = textAt(text, [...path, 'name'])
  const choose = (to: string) => change((now) => write(now, path, { name, [to]: FRESH[to as keyof typeof FRESH] }))
  return (
    <div className="stack">
      <div className="fields four">
        <TextField
          path={[...path, 'name']}
          label={say('create.volume.name')}
          required
          keepsEmpty
          onText={(to) => change((now) => renameVolume(now, [...path, 'name'], to))}
        />
        <SelectField
          path={[...path, kind]}
          label={say('create.volume.kind')}
          chosen={kind}
          options={KINDS.map((value) => ({ value, label: say(`create.volume.${value}`) }))}
          onChoice={choose}
        />
        {kind === 'configMap' && (
          <TextField path={[...path, kind, 'name']} label={say('create.configMap')} choices={maps.map((one) => one.name)} keepsEmpty />
        )}
        {kind === 'secret' && (
          <TextField
            path={[...path, kind, 'secretName']}
            label={say('create.secret')}
            choices={secrets.map((one) => one.name)}
            keepsEmpty
          />
        )}
        {kind === 'emptyDir' && (
          <>
            <TextField path={[...path, kind, 'sizeLimit']} label={say('create.volume.limit')} placeholder="1Gi" />
            <SelectField
              path={[...path, kind, 'medium']}
              label={say('create.volume.medium')}
              absent=""
              removes=""
              options={[
                { value: '', label: say('create.volume.disk') },
                { value: 'Memory', label: say('create.volume.memory') },
              ]}
            />
          </>
        )}
      </div>
      <Mounts volume={name} />
    </div>
  )
}
