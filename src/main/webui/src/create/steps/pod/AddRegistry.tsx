import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { FormGroup } from '@patternfly/react-core/dist/esm/components/Form'
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { json } from '../../../api/client'
import { useSay } from '../../../i18n'
import { ProblemPlace } from '../../../ui/ProblemPlace'
import { useDraft } from '../../DraftContext'
import { useRegistries } from './registries'

const FIELDS = ['server', 'name', 'username', 'password'] as const
type Entered = Record<(typeof FIELDS)[number], string>
const SERVER = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d{1,5})?(\/\S*)?$/i
const NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/

/** A registry's login becomes a Secret of the project; nothing gives it out again. */
export function AddRegistry({ close, added }: { close: () => void; added: (name: string) => void }) {
  const say = useSay()
  const { project } = useDraft()
  const registries = useRegistries()
  const queries = useQueryClient()
  const [entered, setEntered] = useState<Entered>({ server: '', name: '', username: '', password: '' })
  const send = (dryRun: boolean) =>
    json<{ name: string }>(`/namespaces/${encodeURIComponent(project)}/pullsecrets`, { method: 'POST', body: entered, query: { dryRun } })
  const testing = useMutation({ mutationFn: () => send(true) })
  const adding = useMutation({
    mutationFn: () => send(false),
    onSuccess: ({ name }) => {
      registries.add(entered.server)
      void queries.invalidateQueries({ queryKey: ['catalog'] })
      added(name)
    },
  })
  const wrong: Partial<Record<string, string>> = {
    ...(entered.server !== '' && !SERVER.test(entered.server) ? { server: say('create.registry.server.wrong') } : {}),
    ...(entered.name !== '' && !NAME.test(entered.name) ? { name: say('check.name') } : {}),
  }
  const whole = FIELDS.every((field) => entered[field] !== '') && Object.keys(wrong).length === 0
  const set = (field: keyof Entered, text: string) => {
    setEntered({ ...entered, [field]: text })
    testing.reset()
    adding.reset()
  }
  const error = adding.error ?? testing.error
  return (
    <section className="inset" aria-label={say('create.registry.add')}>
      <div className="fields">
        {FIELDS.map((field) => (
          <FormGroup key={field} label={say(`create.registry.${field}`)} fieldId={`registry-${field}`} isRequired>
            <TextInput
              id={`registry-${field}`}
              type={field === 'password' ? 'password' : 'text'}
              value={entered[field]}
              placeholder={field === 'server' ? 'registry.example:5000' : ''}
              validated={wrong[field] ? 'error' : 'default'}
              autoComplete={field === 'password' ? 'new-password' : 'off'}
              onChange={(_, text) => set(field, text)}
            />
            {wrong[field] && <p className="wrong">{wrong[field]}</p>}
          </FormGroup>
        ))}
      </div>
      <p className="quiet">{say('create.registry.help', { project })}</p>
      {error && <ProblemPlace error={error} />}
      {testing.isSuccess && <Alert isInline isPlain variant="success" component="p" title={say('create.registry.fits')} />}
      <div className="actions">
        <Button variant="secondary" isDisabled={!whole || testing.isPending} onClick={() => testing.mutate()}>
          {say('create.registry.test')}
        </Button>
        <Button variant="primary" isDisabled={!whole || adding.isPending} onClick={() => adding.mutate()}>
          {say('create.registry.keep')}
        </Button>
        <Button variant="link" onClick={close}>
          {say('cancel')}
        </Button>
      </div>
    </section>
  )
}
