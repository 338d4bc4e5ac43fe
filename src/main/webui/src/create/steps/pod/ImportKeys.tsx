import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox'
import { FormGroup } from '@patternfly/react-core/dist/esm/components/Form'
import { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect'
import { useState } from 'react'
import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import type { KeySource } from '../../draft/environment'
import { importKeys, variableNames, variableOf } from '../../draft/environment'
import { idOf, useDoc } from '../../DraftContext'
import { AddButton } from '../../fields/RowsField'
import { useKnownConfigMaps, useKnownSecrets } from './known'

interface Origin {
  source: KeySource
  name: string
  keys: readonly string[]
}

/** Keys of a ConfigMap or a Secret, each as a variable of its own: all of them, or some. */
export function ImportKeys({ path }: { path: Path }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const maps = useKnownConfigMaps()
  const secrets = useKnownSecrets()
  const origins: Origin[] = [
    ...maps.map((one): Origin => ({ ...one, source: 'configMapKeyRef' })),
    ...secrets.map((one): Origin => ({ ...one, source: 'secretKeyRef' })),
  ].filter(({ keys }) => keys.length > 0)
  if (origins.length === 0) return null
  if (open) return <Choosing path={path} origins={origins} close={() => setOpen(false)} />
  return (
    <div>
      <AddButton onClick={() => setOpen(true)} testId="import-keys">
        {say('create.keys')}
      </AddButton>
    </div>
  )
}

function Choosing({ path, origins, close }: { path: Path; origins: readonly Origin[]; close: () => void }) {
  const say = useSay()
  const { index, text, change } = useDoc()
  const [at, setAt] = useState(0)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const origin = origins[at] ?? origins[0]
  if (!origin) return null
  const there = variableNames(text, path)
  const chosen = origin.keys.filter((key) => !left.has(key) && !there.has(variableOf(key)))
  const toggle = (key: string, on: boolean) => setLeft((now) => new Set(on ? [...now].filter((one) => one !== key) : [...now, key]))
  const id = `${idOf(index, path)}-import`
  const take = () => {
    change((now) => importKeys(now, path, origin.source, origin.name, chosen))
    close()
  }
  return (
    <section className="inset" aria-label={say('create.keys')} data-testid="importing">
      <FormGroup label={say('create.env.source')} fieldId={id}>
        <FormSelect
          id={id}
          value={String(at)}
          aria-label={say('create.env.source')}
          onChange={(_, to) => {
            setAt(Number(to))
            setLeft(new Set())
          }}
          data-testid="import-from"
        >
          {origins.map(({ source, name }, number) => (
            <FormSelectOption
              key={source + name}
              value={String(number)}
              label={`${say(source === 'secretKeyRef' ? 'create.secret' : 'create.configMap')} ${name}`}
            />
          ))}
        </FormSelect>
      </FormGroup>
      <fieldset className="rows">
        <legend>{say('create.keys.which')}</legend>
        {origin.keys.map((key) => (
          <Checkbox
            key={key}
            id={`${id}-${key}`}
            label={key}
            description={there.has(variableOf(key)) ? say('create.keys.there', { name: variableOf(key) }) : undefined}
            isChecked={chosen.includes(key)}
            isDisabled={there.has(variableOf(key))}
            onChange={(_, on) => toggle(key, on)}
          />
        ))}
      </fieldset>
      <div className="actions">
        <Button variant="secondary" isDisabled={chosen.length === 0} onClick={take} data-testid="import-take">
          {say('create.keys.take', { count: chosen.length })}
        </Button>
        <Button variant="link" onClick={close}>
          {say('cancel')}
        </Button>
      </div>
    </section>
  )
}
