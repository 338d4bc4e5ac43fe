import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { read } from '../../../manifest'
import { listAt } from '../../draft/draft'
import { modeOf, modeText } from '../../draft/volumes'
import { useDoc } from '../../DraftContext'
import { CheckField } from '../../fields/CheckField'
import { Group } from '../../fields/Group'
import { RowsField } from '../../fields/RowsField'
import { TextField } from '../../fields/TextField'

/** Which entries of a ConfigMap or Secret become files, under which names, and who may read them. */
export function Files({ path, keys }: { path: Path; keys: readonly string[] }) {
  const say = useSay()
  const { text } = useDoc()
  const items: Path = [...path, 'items']
  const chosen = listAt(text, items).length
  const told = chosen > 0 ? say('create.entries.some', { count: chosen }) : say('create.entries.all')
  return (
    <Group title={say('create.entries')} told={told} open={chosen > 0} testId="files">
      <RowsField
        path={items}
        label={say('create.entries.items')}
        add={say('create.entries.add')}
        fresh={{ key: '', path: '' }}
        help={say('create.entries.help')}
      >
        {(item) => (
          <div className="fields four">
            <TextField path={[...item, 'key']} label={say('create.entries.key')} choices={keys} required keepsEmpty />
            <TextField path={[...item, 'path']} label={say('create.entries.path')} required keepsEmpty />
            <ModeField path={[...item, 'mode']} />
          </div>
        )}
      </RowsField>
      <div className="fields">
        <ModeField path={[...path, 'defaultMode']} usual="0644" />
        <CheckField path={[...path, 'optional']} label={say('create.entries.optional')} help={say('create.entries.optional.help')} />
      </div>
    </Group>
  )
}

/** In octal digits, as everybody knows them; the text has the number that Kubernetes wants. */
function ModeField({ path, usual = '' }: { path: Path; usual?: string }) {
  const say = useSay()
  const { text } = useDoc()
  const shown = modeText(read(text, path))
  return <TextField path={path} label={say('create.entries.mode')} placeholder={usual} shown={shown} meaning={modeOf} inputMode="numeric" />
}
