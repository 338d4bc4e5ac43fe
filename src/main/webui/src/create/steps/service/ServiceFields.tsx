import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { useSay } from '../../../i18n'
import { remove, write } from '../../../manifest'
import { NAME, textAt } from '../../draft/draft'
import { useDoc } from '../../DraftContext'
import { CheckField } from '../../fields/CheckField'
import { RowsField } from '../../fields/RowsField'
import { SelectField } from '../../fields/SelectField'
import { NumberField, numberOf, TextField } from '../../fields/TextField'
import { PROTOCOLS } from '../pod/Ports'

/** Kubernetes' own: three hours. */
const TIMEOUT_S = 10_800

/** A Service's ports, and who gets to which pod. */
export function ServiceFields({ headless, named = false }: { headless: boolean; named?: boolean }) {
  const say = useSay()
  const { text, change } = useDoc()
  const affinity = textAt(text, ['spec', 'sessionAffinity']) || 'None'
  const type = textAt(text, ['spec', 'type']) || 'ClusterIP'
  return (
    <>
      {named && (
        <div className="fields">
          <TextField path={NAME} label={say('create.service.name')} required keepsEmpty />
          {!headless && (
            <SelectField
              path={['spec', 'type']}
              label={say('create.service.type')}
              absent="ClusterIP"
              options={(['ClusterIP', 'NodePort', 'LoadBalancer'] as const).map((value) => ({
                value,
                label: say(`create.service.${value}`),
              }))}
            />
          )}
        </div>
      )}
      <RowsField path={['spec', 'ports']} label={say('create.ports')} add={say('create.port.add')} fresh={{ name: '', port: 80 }}>
        {(path) => (
          <div className="fields four">
            <TextField path={[...path, 'name']} label={say('create.port.name')} />
            <NumberField path={[...path, 'port']} label={say('create.service.port')} required />
            <TextField
              path={[...path, 'targetPort']}
              label={say('create.service.target')}
              placeholder={say('create.service.same')}
              meaning={numberOf}
            />
            <SelectField path={[...path, 'protocol']} label={say('create.protocol')} absent="TCP" removes="TCP" options={PROTOCOLS} />
            {type === 'NodePort' && (
              <NumberField path={[...path, 'nodePort']} label={say('create.nodePort')} placeholder={say('create.nodePort.any')} />
            )}
          </div>
        )}
      </RowsField>
      <div className="fields">
        <SelectField
          path={['spec', 'sessionAffinity']}
          label={say('create.affinity')}
          absent="None"
          options={[
            { value: 'None', label: say('create.affinity.none') },
            { value: 'ClientIP', label: say('create.affinity.client') },
          ]}
          onChoice={(choice) =>
            change((now) =>
              choice === 'None'
                ? remove(remove(now, ['spec', 'sessionAffinityConfig']), ['spec', 'sessionAffinity'])
                : write(now, ['spec', 'sessionAffinity'], choice),
            )
          }
          help={say('create.affinity.help')}
        />
        {affinity === 'ClientIP' && (
          <NumberField
            path={['spec', 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds']}
            label={say('create.affinity.timeout')}
            placeholder={String(TIMEOUT_S)}
          />
        )}
      </div>
      {headless && affinity === 'ClientIP' && (
        <Alert isInline isPlain variant="warning" component="p" title={say('create.affinity.headless')} />
      )}
      {headless && (
        <CheckField
          path={['spec', 'publishNotReadyAddresses']}
          label={say('create.notReady')}
          help={say('create.notReady.help')}
          testId="not-ready"
        />
      )}
    </>
  )
}
