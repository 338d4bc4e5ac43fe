import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox'
import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { isMapping, read, remove, workloadIn, write } from '../../../manifest'
import { APP_PROTOCOLS, appProtocolOf, setAppProtocol } from '../../draft/appProtocol'
import { edit, textAt } from '../../draft/draft'
import { changePort, expose, exposedAt, portsTo, unexpose } from '../../draft/services'
import { idOf, InDoc, useDoc, useDraft } from '../../DraftContext'
import { RowsField } from '../../fields/RowsField'
import { SelectField } from '../../fields/SelectField'
import { NumberField, numberOf, TextField } from '../../fields/TextField'

export const PROTOCOLS = ['TCP', 'UDP', 'SCTP'].map((value) => ({ value, label: value }))

/** What it listens on, and whether that is opened on every node. */
export function Ports({ path }: { path: Path }) {
  const say = useSay()
  const { index } = useDoc()
  const { change } = useDraft()
  const drop = (row: Path) =>
    change((draft) => {
      const port = read(draft[index]?.text ?? '', row)
      const closed = isMapping(port) ? unexpose(draft, port) : draft
      return edit(closed, workloadIn(closed), (text) => remove(text, row))
    })
  return (
    <RowsField
      path={path}
      label={say('create.ports')}
      titled
      add={say('create.port.add')}
      fresh={{ containerPort: 8080 }}
      help={say('create.ports.help')}
      remove={drop}
    >
      {(row) => <PortRow path={row} />}
    </RowsField>
  )
}

function PortRow({ path }: { path: Path }) {
  const say = useSay()
  const { index, text } = useDoc()
  const { draft, change } = useDraft()
  const port = read(text, path)
  const open = isMapping(port) ? exposedAt(draft, port) : null
  const spoken = isMapping(port) ? appProtocolOf(draft, port) : null
  const lead = isMapping(port) ? portsTo(draft, port)[0] : undefined
  const put = (field: string, value: string, number = false) =>
    change((now) =>
      changePort(now, index, path, (before) => {
        const next = number ? numberOf(value) : value === '' ? undefined : value
        return next === undefined ? remove(before, [...path, field]) : write(before, [...path, field], next)
      }),
    )
  return (
    <div className="fields four">
      <NumberField
        path={[...path, 'containerPort']}
        label={say('create.port')}
        required
        onText={(value) => put('containerPort', value, true)}
      />
      <TextField path={[...path, 'name']} label={say('create.port.name')} placeholder="http" onText={(value) => put('name', value)} />
      <SelectField
        path={[...path, 'protocol']}
        label={say('create.protocol')}
        absent="TCP"
        options={PROTOCOLS}
        onChoice={(value) => put('protocol', value === 'TCP' ? '' : value)}
      />
      {spoken !== null && lead && (
        <InDoc index={lead.index}>
          <TextField
            path={[...lead.path, 'appProtocol']}
            label={say('create.appProtocol')}
            choices={APP_PROTOCOLS}
            shown={spoken}
            onText={(value) => isMapping(port) && change((now) => setAppProtocol(now, port, value.trim()))}
            help={say('create.appProtocol.help')}
          />
        </InDoc>
      )}
      <div className="exposed">
        <Checkbox
          id={`${idOf(index, path)}-open`}
          label={say('create.expose')}
          description={open ? undefined : say('create.expose.help')}
          isChecked={open !== null}
          isDisabled={!textAt(text, [...path, 'containerPort'])}
          onChange={(_, checked) => isMapping(port) && change((now) => (checked ? expose : unexpose)(now, port))}
        />
        {open && (
          <InDoc index={open.index}>
            <NumberField
              path={[...open.path, 'nodePort']}
              label={say('create.nodePort')}
              placeholder={say('create.nodePort.any')}
              help={say('create.nodePort.help')}
            />
          </InDoc>
        )}
      </div>
    </div>
  )
}
