import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import { useState } from 'react'
import { useWorkloadNames } from '../../api/workloadNames'
import { useSay } from '../../i18n'

/** Another one like one that is there. */
export function CloneCard({ project, clone }: { project: string; clone: (name: string) => void }) {
  const say = useSay()
  const [name, setName] = useState('')
  const names = useWorkloadNames(project, name)
  return (
    <section className="card start" aria-labelledby="start-clone">
      <h2 id="start-clone">{say('create.start.clone')}</h2>
      <p className="quiet">{say('create.start.clone.text')}</p>
      <form
        className="start-clone"
        onSubmit={(event) => {
          event.preventDefault()
          if (name !== '') clone(name)
        }}
      >
        <TextInput
          aria-label={say('create.start.clone.name')}
          placeholder={say('create.start.clone.name')}
          value={name}
          list="clonable"
          onChange={(_, text) => setName(text)}
          autoComplete="off"
          spellCheck={false}
        />
        <datalist id="clonable">
          {names.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <Button type="submit" variant="secondary" isDisabled={!names.includes(name)} data-testid="clone">
          {say('create.start.clone.go')}
        </Button>
      </form>
    </section>
  )
}
