import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox'
import { useState } from 'react'
import { usePullSecrets } from '../../../api/catalog'
import { useMay } from '../../../api/queries'
import { useSay } from '../../../i18n'
import type { Value } from '../../../manifest'
import { isMapping, pointerOf, read, remove, write } from '../../../manifest'
import { listAt, POD } from '../../draft/draft'
import { useDoc, useDraft } from '../../DraftContext'
import { AddButton } from '../../fields/RowsField'
import { AddRegistry } from './AddRegistry'

const SECRETS = [...POD, 'imagePullSecrets']

function chosenIn(text: string): string[] {
  return listAt(text, SECRETS).flatMap((one) => (isMapping(one) && typeof one['name'] === 'string' ? [one['name']] : []))
}

function choose(text: string, name: string, chosen: boolean): string {
  const now = read(text, SECRETS)
  const list = Array.isArray(now) ? now : []
  if (chosen) return chosenIn(text).includes(name) ? text : write(text, [...SECRETS, list.length], { name })
  const left = list.filter((one: Value) => !(isMapping(one) && one['name'] === name))
  return left.length === 0 ? remove(text, SECRETS) : write(text, SECRETS, left)
}

/** Which registries' secrets the images are pulled with. */
export function Registries() {
  const say = useSay()
  const { project } = useDraft()
  const { index, text, change } = useDoc()
  const secrets = usePullSecrets(project)
  const may = useMay(project)
  const [adding, setAdding] = useState(false)
  const chosen = chosenIn(text)
  const names = [...new Set([...secrets.map(({ name }) => name), ...chosen])]
  return (
    <fieldset className="rows" data-doc={index} data-pointer={pointerOf(SECRETS)} data-testid="registries">
      <legend>{say('create.registries')}</legend>
      <p className="quiet">{say(names.length === 0 ? 'create.registries.none' : 'create.registries.help')}</p>
      {names.map((name) => (
        <Checkbox
          key={name}
          id={`pull-${name}`}
          label={name}
          isChecked={chosen.includes(name)}
          onChange={(_, checked) => change((now) => choose(now, name, checked))}
        />
      ))}
      {adding ? (
        <AddRegistry
          close={() => setAdding(false)}
          added={(name) => {
            change((now) => choose(now, name, true))
            setAdding(false)
          }}
        />
      ) : (
        may('create', 'secrets') && (
          <AddButton onClick={() => setAdding(true)} testId="add-registry">
            {say('create.registry.add')}
          </AddButton>
        )
      )}
    </fieldset>
  )
}
