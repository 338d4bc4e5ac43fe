import { useSay } from '../../../i18n'
import type { Path, Value } from '../../../manifest'
import { isMapping, read, remove, write } from '../../../manifest'
import { textAt } from '../../draft/draft'
import { lacking } from '../../draft/environment'
import { useDoc, useDraft } from '../../DraftContext'
import { CheckField } from '../../fields/CheckField'
import { RowsField } from '../../fields/RowsField'
import { SelectField } from '../../fields/SelectField'
import { TextField } from '../../fields/TextField'
import { ImportKeys } from './ImportKeys'
import { useKnownConfigMaps, useKnownSecrets } from './known'

const SOURCES = ['value', 'configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef'] as const
type Source = (typeof SOURCES)[number]
const FRESH: Record<Exclude<Source, 'value'>, Value> = {
  configMapKeyRef: { name: '', key: '' },
  secretKeyRef: { name: '', key: '' },
  fieldRef: { fieldPath: 'metadata.name' },
  resourceFieldRef: { resource: 'limits.memory' },
}
const FIELDS = ['metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'status.podIP', 'status.hostIP']
const AMOUNTS = ['requests.cpu', 'limits.cpu', 'requests.memory', 'limits.memory']

/** Variables that a container finds when it starts. */
export function Environment({ path }: { path: Path }) {
  const say = useSay()
  return (
    <>
      <RowsField
        path={[...path, 'env']}
        label={say('create.env')}
        titled
        add={say('create.env.add')}
        fresh={{ name: '', value: '' }}
        help={say('create.env.help')}
        testId="add-variable"
      >
        {(row) => <Variable path={row} />}
      </RowsField>
      <ImportKeys path={path} />
      <RowsField
        path={[...path, 'envFrom']}
        label={say('create.envFrom')}
        add={say('create.envFrom.add')}
        fresh={{ configMapRef: { name: '' } }}
        help={say('create.envFrom.help')}
      >
        {(row) => <AllOf path={row} />}
      </RowsField>
    </>
  )
}

function Variable({ path }: { path: Path }) {
  const say = useSay()
  const { text, change } = useDoc()
  const { project } = useDraft()
  const from = read(text, [...path, 'valueFrom'])
  const source = isMapping(from) ? ((Object.keys(from)[0] ?? 'value') as Source) : 'value'
  const at = [...path, 'valueFrom', source]
  const maps = useKnownConfigMaps()
  const secrets = useKnownSecrets()
  const known = source === 'secretKeyRef' ? secrets : maps
  const optional = read(text, [...at, 'optional']) === true
  const lacks = optional ? null : lacking(known, textAt(text, [...at, 'name']), textAt(text, [...at, 'key']))
  const keyed = source === 'configMapKeyRef' || source === 'secretKeyRef'
  const choose = (to: string) =>
    change((now) => {
      if (to === 'value') return write(remove(now, [...path, 'valueFrom']), [...path, 'value'], '')
      const bare = remove(now, [...path, 'value'])
      return write(bare, [...path, 'valueFrom'], { [to]: FRESH[to as keyof typeof FRESH] })
    })
  return (
    <div className="fields four">
      <TextField path={[...path, 'name']} label={say('create.env.name')} required keepsEmpty />
      <SelectField
        path={[...path, 'valueFrom']}
        label={say('create.env.source')}
        chosen={source}
        options={SOURCES.map((value) => ({ value, label: say(`create.env.${value}`) }))}
        onChoice={choose}
      />
      {source === 'value' && <TextField path={[...path, 'value']} label={say('create.env.text')} keepsEmpty />}
      {keyed && (
        <>
          <TextField
            path={[...at, 'name']}
            label={say(source === 'secretKeyRef' ? 'create.secret' : 'create.configMap')}
            choices={known.map(({ name }) => name)}
            keepsEmpty
            help={lacks === 'name' ? say('create.env.lacking', { project }) : undefined}
          />
          <TextField
            path={[...at, 'key']}
            label={say('create.env.key')}
            choices={known.find(({ name }) => name === textAt(text, [...at, 'name']))?.keys ?? []}
            keepsEmpty
            help={lacks === 'key' ? say('create.env.lackingKey') : undefined}
          />
          <CheckField path={[...at, 'optional']} label={say('create.env.optional')} help={say('create.env.optional.help')} />
        </>
      )}
      {source === 'fieldRef' && <TextField path={[...at, 'fieldPath']} label={say('create.env.field')} choices={FIELDS} />}
      {source === 'resourceFieldRef' && <TextField path={[...at, 'resource']} label={say('create.env.amount')} choices={AMOUNTS} />}
    </div>
  )
}

function AllOf({ path }: { path: Path }) {
  const say = useSay()
  const { text, change } = useDoc()
  const { project } = useDraft()
  const secret = isMapping(read(text, [...path, 'secretRef']))
  const kind = secret ? 'secretRef' : 'configMapRef'
  const maps = useKnownConfigMaps()
  const secrets = useKnownSecrets()
  const known = secret ? secrets : maps
  const optional = read(text, [...path, kind, 'optional']) === true
  const lacks = !optional && lacking(known, textAt(text, [...path, kind, 'name'])) !== null
  const choose = (to: string) => change((now) => write(remove(now, [...path, kind]), [...path, to], { name: '' }))
  return (
    <div className="fields four">
      <SelectField
        path={[...path, kind]}
        label={say('create.env.source')}
        chosen={kind}
        options={[
          { value: 'configMapRef', label: say('create.configMap') },
          { value: 'secretRef', label: say('create.secret') },
        ]}
        onChoice={choose}
      />
      <TextField
        path={[...path, kind, 'name']}
        label={say(secret ? 'create.secret' : 'create.configMap')}
        choices={known.map(({ name }) => name)}
        keepsEmpty
        help={lacks ? say('create.env.lacking', { project }) : undefined}
      />
      <TextField path={[...path, 'prefix']} label={say('create.env.prefix')} />
      <CheckField path={[...path, kind, 'optional']} label={say('create.env.optional')} help={say('create.env.optional.help')} />
    </div>
  )
}
