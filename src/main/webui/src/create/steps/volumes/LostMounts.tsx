import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { remove } from '../../../manifest'
import { volumeNames } from '../../draft/draft'
import { lostMounts } from '../../draft/mounts'
import { useDoc } from '../../DraftContext'
import { RemoveButton } from '../../fields/RowsField'
import { TextField } from '../../fields/TextField'

/** What containers mount, and nothing brings: it stands with no volume, so it stands here until it names one. */
export function LostMounts() {
  const say = useSay()
  const { text, change } = useDoc()
  const lost = lostMounts(text)
  if (lost.length === 0) return null
  const drop = (path: Path) => change((now) => remove(now, path))
  return (
    <fieldset className="rows" data-testid="lost-mounts">
      <legend>{say('create.mounts.lost')}</legend>
      {lost.map(({ path, container, place }) => (
        <div key={path.join('/')} className="row">
          <TextField
            path={[...path, 'name']}
            label={say('create.mounts.lost.volume', { container, place })}
            choices={volumeNames(text)}
            keepsEmpty
          />
          <RemoveButton label={say('create.remove', { what: `${container} ${place}` })} onClick={() => drop(path)} />
        </div>
      ))}
    </fieldset>
  )
}
