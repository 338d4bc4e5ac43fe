import { useSay } from '../../../i18n'
import type { Path, Value } from '../../../manifest'
import { isMapping, read, remove, write } from '../../../manifest'
import { useDoc } from '../../DraftContext'
import { TextRowsField } from '../../fields/RowsField'
import { SelectField } from '../../fields/SelectField'
import { NumberField, numberOf, TextField } from '../../fields/TextField'

const WAYS = ['exec', 'httpGet', 'sleep'] as const
type Way = (typeof WAYS)[number]
const FRESH: Record<Way, Value> = { exec: { command: [''] }, httpGet: { path: '/', port: 80 }, sleep: { seconds: 5 } }

/** What happens before a container is asked to end. */
export function PreStop({ path }: { path: Path }) {
  const say = useSay()
  const { text, change } = useDoc()
  const hook = read(text, path)
  const way = (isMapping(hook) && WAYS.find((one) => one in hook)) || 'none'
  const choose = (to: string) =>
    change((now) => (to === 'none' ? remove(now, path) : write(now, path, { [to]: FRESH[to as Way] })))
  return (
    <fieldset className="rows">
      <legend>{say('create.preStop')}</legend>
      <div className="fields four">
        <SelectField
          path={path}
          label={say('create.preStop.way')}
          chosen={way}
          options={(['none', ...WAYS] as const).map((value) => ({ value, label: say(`create.preStop.${value}`) }))}
          onChoice={choose}
          help={say('create.preStop.help')}
        />
        {way === 'httpGet' && (
          <>
            <TextField path={[...path, way, 'path']} label={say('create.probe.path')} placeholder="/" />
            <TextField path={[...path, way, 'port']} label={say('create.probe.port')} required meaning={numberOf} />
          </>
        )}
        {way === 'sleep' && <NumberField path={[...path, way, 'seconds']} label={say('create.preStop.seconds')} required />}
      </div>
      {way === 'exec' && (
        <TextRowsField path={[...path, 'exec', 'command']} label={say('create.command.command')} add={say('create.args.add')} />
      )}
    </fieldset>
  )
}
