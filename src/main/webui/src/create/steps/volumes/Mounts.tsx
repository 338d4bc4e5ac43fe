import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox'
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import { spoken } from '../../../i18n/phrase'
import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { pointerOf, read, remove, write } from '../../../manifest'
import { containersOf, mountOf, setMount } from '../../draft/containers'
import { textAt } from '../../draft/draft'
import { idOf, useDoc, useField } from '../../DraftContext'

/** In which containers a volume is found, and where. */
export function Mounts({ volume }: { volume: string }) {
  const say = useSay()
  const { text } = useDoc()
  return (
    <fieldset className="rows mounts">
      <legend>{say('create.mounts')}</legend>
      {containersOf(text).map(({ path, name }) => (
        <Mount key={path.join('/')} container={path} name={name} volume={volume} />
      ))}
    </fieldset>
  )
}

function Mount({ container, name, volume }: { container: Path; name: string; volume: string }) {
  const say = useSay()
  const { index, text, change } = useDoc()
  const mount = mountOf(text, container, volume)
  const path = mount ? [...mount, 'mountPath'] : [...container, 'volumeMounts', '+', volume]
  const { marks } = useField(path)
  const id = `${idOf(index, container)}-mount-${volume}`
  const wrong = marks.map(({ words }) => spoken(say, words)).join(' ')
  return (
    <div className="mount" data-doc={index} data-pointer={pointerOf(mount ?? path)}>
      <label htmlFor={id}>{say('create.mount.in', { name })}</label>
      <div>
        <TextInput
          id={id}
          value={mount ? textAt(text, path) : ''}
          placeholder={say('create.mount.none')}
          isDisabled={volume === ''}
          validated={wrong === '' ? 'default' : 'error'}
          onChange={(_, place) => change((now) => setMount(now, container, volume, place))}
          spellCheck={false}
          autoComplete="off"
          data-testid={`mount-${volume}-${name}`}
        />
        {wrong !== '' && <p className="wrong">{wrong}</p>}
      </div>
      <Checkbox
        id={`${id}-ro`}
        label={say('create.mount.readOnly')}
        isDisabled={!mount}
        isChecked={mount !== null && read(text, [...mount, 'readOnly']) === true}
        onChange={(_, checked) =>
          mount && change((now) => (checked ? write(now, [...mount, 'readOnly'], true) : remove(now, [...mount, 'readOnly'])))
        }
      />
    </div>
  )
}
