import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { useConfigMaps } from '../../../api/catalog'
import { useSay } from '../../../i18n'
import { addConfigMap, configMapsIn, nameConfigMap } from '../../draft/configMaps'
import { NAME, without } from '../../draft/draft'
import { InDoc, useDraft } from '../../DraftContext'
import { PairsField } from '../../fields/PairsField'
import { AddButton } from '../../fields/RowsField'
import { TextField } from '../../fields/TextField'

/** Settings that are made along with the workload, each a document of its own. */
export function ConfigMaps() {
  const say = useSay()
  const { draft, project, change } = useDraft()
  const taken = useConfigMaps(project).map(({ name }) => name)
  return (
    <fieldset className="rows" data-testid="config-maps">
      <legend>{say('create.configMaps')}</legend>
      <p className="quiet">{say('create.configMaps.help')}</p>
      {configMapsIn(draft).map(({ index, name }) => (
        <section key={index} className="inset" aria-label={say('create.configMap.named', { name })} data-testid={`config-map-${name}`}>
          <InDoc index={index}>
            <TextField
              path={NAME}
              label={say('create.configMap.name')}
              required
              keepsEmpty
              onText={(to) => change((now) => nameConfigMap(now, index, to))}
              help={taken.includes(name) ? say('create.configMap.taken', { project }) : undefined}
            />
            <PairsField path={['data']} label={say('create.configMap.keys')} add={say('create.configMap.key.add')} lines />
          </InDoc>
          <div>
            <Button variant="link" isInline isDanger onClick={() => change((now) => without(now, index))}>
              {say('create.configMap.remove')}
            </Button>
          </div>
        </section>
      ))}
      <AddButton onClick={() => change((now) => addConfigMap(now, taken))} testId="add-config-map">
        {say('create.configMap.add')}
      </AddButton>
    </fieldset>
  )
}
