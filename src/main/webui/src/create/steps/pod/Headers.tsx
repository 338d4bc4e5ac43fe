import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { RowsField } from '../../fields/RowsField'
import { TextField } from '../../fields/TextField'

/** What an HTTP request says beside its path. */
export function Headers({ path }: { path: Path }) {
  const say = useSay()
  return (
    <RowsField path={path} label={say('create.headers')} add={say('create.header.add')} fresh={{ name: '', value: '' }}>
      {(row) => (
        <div className="fields four">
          <TextField path={[...row, 'name']} label={say('create.header.name')} placeholder="Host" required keepsEmpty />
          <TextField path={[...row, 'value']} label={say('create.value')} keepsEmpty />
        </div>
      )}
    </RowsField>
  )
}
