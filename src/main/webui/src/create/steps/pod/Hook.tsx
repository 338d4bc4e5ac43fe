import { useSay } from '../../../i18n'
import type { Path, Value } from '../../../manifest'
import { isMapping, read, remove, write } from '../../../manifest'
import type { HookName } from '../../draft/containers'
import { portNames } from '../../draft/portNames'
import { useDoc } from '../../DraftContext'
import { TextRowsField } from '../../fields/RowsField'
import { SelectField } from '../../fields/SelectField'
import { NumberField, numberOf, TextField } from '../../fields/TextField'
import { Headers } from './Headers'

const WAYS = ['exec', 'httpGet', 'sleep'] as const
type Way = (typeof WAYS)[number]
const FRESH: Record<Way, Value> = { exec: { command: [''] }, httpGet: { path: '/', port: 80 }, sleep: { seconds: 5 } }

/** What is done right after a container has started, or before it is asked to end. */
export function Hook({ path, hook }: { path: Path; hook: HookName }) {
  const say = useSay()
  const { text, change } = useDoc()
  const found = read(text, path)
  const way = (isMapping(found) && WAYS.find((one) => one in found)) || 'none'
  const choose = (to: string) =>
    change((now) => (to === 'none' ? remove(now, path) : write(now, path, { [to]: FRESH[to as Way] })))
  return (
    <fieldset className="rows">
      <legend>{say(`create.${hook}`)}</legend>
      <div className="fields four">
        <SelectField
          path={path}
          label={say(`create.${hook}.way`)}
          chosen={way}
          options={(['none', ...WAYS] as const).map((value) => ({ value, label: say(`create.hook.${value}`) }))}
          onChoice={choose}
          help={say(`create.${hook}.help`)}
        />
        {way === 'httpGet' && (
          <>
            <TextField path={[...path, way, 'path']} label={say('create.probe.path')} placeholder="/" />
            <TextField
              path={[...path, way, 'port']}
              label={say('create.probe.port')}
              required
              meaning={numberOf}
              choices={portNames(text, path.slice(0, -2))}
            />
            <SelectField
              path={[...path, way, 'scheme']}
              label={say('create.probe.scheme')}
              absent="HTTP"
              removes="HTTP"
              options={['HTTP', 'HTTPS'].map((value) => ({ value, label: value }))}
            />
          </>
        )}
        {way === 'sleep' && <NumberField path={[...path, way, 'seconds']} label={say('create.hook.seconds')} required />}
      </div>
      {way === 'httpGet' && <Headers path={[...path, way, 'httpHeaders']} />}
      {way === 'exec' && (
        <TextRowsField path={[...path, 'exec', 'command']} label={say('create.command.command')} add={say('create.args.add')} />
      )}
    </fieldset>
  )
}
