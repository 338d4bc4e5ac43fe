import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect'
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon'
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table/dist/esm/components/Table'
import { useSay } from '../i18n'
import type { Value } from '../manifest'
import { isMapping } from '../manifest'
import type { Tree } from './held'

/** As it is typed; what else the port has is kept beside it. */
export interface Port {
  name: string
  port: string
  target: string
  protocol: string
  rest: Tree
}

const PORT_MAX = 65_535
const PROTOCOLS = ['TCP', 'UDP', 'SCTP']

const text = (value: Value | undefined) => (value === undefined || value === null ? '' : String(value))

export function portsOf(spec: Tree): Port[] {
  const list = Array.isArray(spec['ports']) ? spec['ports'] : []
  return list.filter(isMapping).map(({ name, port, targetPort, protocol, ...rest }) => ({
    name: text(name),
    port: text(port),
    target: text(targetPort),
    protocol: text(protocol) || 'TCP',
    rest,
  }))
}

export function portsWritten(ports: readonly Port[]): Value[] {
  return ports.map(({ name, port, target, protocol, rest }) => ({
    ...rest,
    ...(name === '' ? {} : { name }),
    port: Number(port),
    ...(target === '' ? {} : { targetPort: /^\d+$/.test(target) ? Number(target) : target }),
    protocol,
  }))
}

const fits = ({ port }: Port) => /^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= PORT_MAX

/** What can be known here; names and clashes are judged by the server. */
export function portsFit(ports: readonly Port[]): boolean {
  return ports.every(fits)
}

/** One row for each port. */
export function PortRows({ ports, set }: { ports: readonly Port[]; set: (ports: readonly Port[]) => void }) {
  const say = useSay()
  const change = (index: number, over: Partial<Port>) => set(ports.map((one, at) => (at === index ? { ...one, ...over } : one)))
  const field = (index: number, key: 'name' | 'port' | 'target', value: string, valid = true) => (
    <TextInput
      value={value}
      aria-label={`${say(`service.port.${key}`)} ${index + 1}`}
      validated={valid ? 'default' : 'error'}
      {...(key === 'port' ? { inputMode: 'numeric', placeholder: say('service.number') } : {})}
      onChange={(_, next) => change(index, { [key]: next.trim() })}
    />
  )
  return (
    <div>
      <Table aria-label={say('network.ports')} variant="compact" gridBreakPoint="grid-md" borders={false}>
        <Thead>
          <Tr>
            {(['name', 'port', 'target', 'protocol'] as const).map((key) => (
              <Th key={key}>{say(`service.port.${key}`)}</Th>
            ))}
            <Th screenReaderText={say('column.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {ports.map((one, index) => (
            <Tr key={index}>
              <Td dataLabel={say('service.port.name')}>{field(index, 'name', one.name)}</Td>
              <Td dataLabel={say('service.port.port')}>{field(index, 'port', one.port, fits(one))}</Td>
              <Td dataLabel={say('service.port.target')}>{field(index, 'target', one.target)}</Td>
              <Td dataLabel={say('service.port.protocol')}>
                <FormSelect
                  value={one.protocol}
                  aria-label={`${say('service.port.protocol')} ${index + 1}`}
                  onChange={(_, protocol) => change(index, { protocol })}
                >
                  {PROTOCOLS.map((each) => (
                    <FormSelectOption key={each} value={each} label={each} />
                  ))}
                </FormSelect>
              </Td>
              <Td isActionCell>
                <Button
                  variant="plain"
                  icon={<TimesIcon />}
                  aria-label={say('service.port.remove', { port: one.port })}
                  onClick={() => set(ports.filter((_, at) => at !== index))}
                />
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <Button variant="link" onClick={() => set([...ports, { name: '', port: '', target: '', protocol: 'TCP', rest: {} }])}>
        {say('service.port.add')}
      </Button>
    </div>
  )
}
