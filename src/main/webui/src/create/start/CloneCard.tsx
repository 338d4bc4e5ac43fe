import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { json } from '../../api/client'
import { workloadsOf } from '../../api/paths'
import type { Page } from '../../api/types'
import { useSay } from '../../i18n'

/** As many as are offered while nothing is typed. */
const OFFERED = 50

/** Another one like one that is there. */
export function CloneCard({ project, clone }: { project: string; clone: (name: string) => void }) {
  const say = useSay()
  const [name, setName] = useState('')
  const { data } = useQuery({
    queryKey: ['clonable', project, name],
    queryFn: ({ signal }) => json<Page>(workloadsOf(project), { query: { text: name, limit: OFFERED }, signal }),
    staleTime: 10_000,
    retry: false,
  })
  const names = data?.items.map((one) => one.name) ?? []
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
