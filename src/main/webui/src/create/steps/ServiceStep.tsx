import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { useSay } from '../../i18n'
import { servicesIn } from '../../manifest'
import { governing, nameService, textAt, without, workloadOf } from '../draft/draft'
import { addClient, addGoverning } from '../draft/services'
import { InDoc, useDraft } from '../DraftContext'
import { AddButton } from '../fields/RowsField'
import { TextField } from '../fields/TextField'
import { ServiceFields } from './service/ServiceFields'

/** Under which names the pods are found. */
export function ServiceStep() {
  const say = useSay()
  const { project, draft, change, around } = useDraft()
  const { text, name } = workloadOf(draft)
  const service = textAt(text, ['spec', 'serviceName'])
  const headless = governing(draft)
  const there = around.services.filter((one) => one.headless)
  const others = servicesIn(draft).filter((index) => index !== headless)
  return (
    <>
      <section className="container-card" aria-label={say('create.headless')}>
        <div className="container-head">
          <h3>{say('create.headless')}</h3>
        </div>
        <p className="quiet">{say('create.headless.help')}</p>
        <div className="fields">
          <TextField
            path={['spec', 'serviceName']}
            label={say('create.service.name')}
            required
            choices={there.map((one) => one.name)}
            onText={(to) => change((now) => nameService(now, to))}
            help={
              service !== '' && name !== '' ? (
                <>
                  {say('create.service.found')} <code>{`${name}-0.${service}.${project}.svc`}</code>
                </>
              ) : (
                say('create.service.rule')
              )
            }
            testId="service-name"
          />
        </div>
        {headless !== -1 && there.some((one) => one.name === service) && (
          <p>
            <Button variant="link" isInline onClick={() => change((now) => without(now, headless))} data-testid="as-it-is">
              {say('create.service.asItIs')}
            </Button>
          </p>
        )}
        {headless !== -1 ? (
          <InDoc index={headless}>
            <ServiceFields headless />
          </InDoc>
        ) : (
          <p className="quiet">
            {say('create.service.made')}{' '}
            {service !== '' && <AddButton onClick={() => change(addGoverning)}>{say('create.service.here')}</AddButton>}
          </p>
        )}
      </section>
      {others.map((index) => (
        <section key={index} className="container-card" aria-label={say('create.service.named', { name: draft[index]?.name ?? '' })}>
          <div className="container-head">
            <h3>{say('create.service.named', { name: draft[index]?.name ?? '' })}</h3>
            <Button variant="link" isInline isDanger onClick={() => change((now) => without(now, index))}>
              {say('create.service.remove')}
            </Button>
          </div>
          <InDoc index={index}>
            <ServiceFields headless={textAt(draft[index]?.text ?? '', ['spec', 'clusterIP']) === 'None'} named />
          </InDoc>
        </section>
      ))}
      <p>
        <AddButton onClick={() => change(addClient)} testId="add-client">
          {say('create.client.add')}
        </AddButton>{' '}
        <span className="quiet">{say('create.client.help')}</span>
      </p>
    </>
  )
}
