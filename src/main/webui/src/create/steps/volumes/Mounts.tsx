import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox'
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import { spoken } from '../../../i18n/phrase'
import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { pointerOf, read, remove, write } from '../../../manifest'
import { containersOf } from '../../draft/containers'
import { textAt } from '../../draft/draft'
import { addMount, mountsOf, moveMount } from '../../draft/mounts'
import { idOf, useDoc, useField } from '../../DraftContext'
import { AddButton, RemoveButton } from '../../fields/RowsField'

/** In which containers a volume is found, and where. */
export function Mounts({ volume }: { volume: string }) {
  const say = useSay()
  const { text } = useDoc()
  return (
    <fieldset className="rows mounts">
      <legend>{say('create.mounts')}</legend>
      {containersOf(text).map(({ path, name }) => (
        <InContainer key={path.join('/')} container={path} name={name} volume={volume} />
      ))}
    </fieldset>
  )
}

function InContainer({ container, name, volume }: { container: Path; name: string; volume: string }) {
  const say = useSay()
  const { text, change } = useDoc()
  const mounts = mountsOf(text, container, volume)
  if (mounts.length === 0) return <NoMount container={container} name={name} volume={volume} />
  return (
    <>
      {mounts.map((mount, index) => (
        <Mount
          key={index}
          mount={mount}
          id={`mount-${volume}-${name}${index === 0 ? '' : `-${index + 1}`}`}
          name={name}
          only={mounts.length === 1}
        />
      ))}
      <div className="mount-more">
        <AddButton onClick={() => change((now) => addMount(now, container, volume, ''))} testId={`mount-more-${volume}-${name}`}>
          {say('create.mount.more', { name })}
        </AddButton>
      </div>
    </>
  )
}

/** Typing a path mounts it. */
function NoMount({ container, name, volume }: { container: Path; name: string; volume: string }) {
  const say = useSay()
  const { index, change } = useDoc()
  const id = `${idOf(index, container)}-mount-${volume}`
  return (
    <div className="mount">
      <label htmlFor={id}>{say('create.mount.in', { name })}</label>
      <TextInput
        id={id}
        value=""
        placeholder={say('create.mount.none')}
        isDisabled={volume === ''}
        onChange={(_, place) => change((now) => addMount(now, container, volume, place))}
        spellCheck={false}
        autoComplete="off"
        data-testid={`mount-${volume}-${name}`}
      />
    </div>
  )
}

function Mount({ mount, id, name, only }: { mount: Path; id: string; name: string; only: boolean }) {
  const say = useSay()
  const { index, text, change } = useDoc()
  const readOnly: Path = [...mount, 'readOnly']
  const where = say('create.mount.in', { name })
  return (
    <div className="mount" data-doc={index} data-pointer={pointerOf(mount)}>
      <span>{where}</span>
      <div className="mount-place">
        <PathInput
          path={[...mount, 'mountPath']}
          label={where}
          testId={id}
          write={(now, place) => moveMount(now, mount, place, only)}
        />
        <PathInput
          path={[...mount, 'subPath']}
          label={say('create.mount.part', { name })}
          placeholder={say('create.mount.whole')}
          testId={`${id}-part`}
        />
      </div>
      <Checkbox
        id={`${idOf(index, mount)}-ro`}
        label={say('create.mount.readOnly')}
        isChecked={read(text, readOnly) === true}
        onChange={(_, checked) => change((now) => (checked ? write(now, readOnly, true) : remove(now, readOnly)))}
      />
      <RemoveButton
        label={say('create.remove', { what: `${where} ${textAt(text, [...mount, 'mountPath'])}` })}
        onClick={() => change((now) => remove(now, mount))}
      />
    </div>
  )
}

interface PathProps {
  path: Path
  label: string
  testId: string
  placeholder?: string
  write?: (text: string, place: string) => string
}

function PathInput({ path, label, testId, placeholder = '', write: written }: PathProps) {
  const say = useSay()
  const { index, text, change } = useDoc()
  const { id, set, marks } = useField(path)
  const wrong = marks.map(({ words }) => spoken(say, words)).join(' ')
  return (
    <div data-doc={index} data-pointer={pointerOf(path)}>
      <TextInput
        id={id}
        aria-label={label}
        value={textAt(text, path)}
        placeholder={placeholder}
        validated={wrong === '' ? 'default' : 'error'}
        onChange={(_, place) => (written ? change((now) => written(now, place)) : set(place === '' ? undefined : place))}
        spellCheck={false}
        autoComplete="off"
        data-testid={testId}
      />
      {wrong !== '' && <p className="wrong">{wrong}</p>}
    </div>
  )
}
