import { useSay } from '../../../i18n'
import type { Path, Value } from '../../../manifest'
import { isMapping, read, remove, write } from '../../../manifest'
import type { ProbeName } from '../../draft/containers'
import { POD, textAt } from '../../draft/draft'
import { portNames } from '../../draft/portNames'
import { useDoc } from '../../DraftContext'
import { TextRowsField } from '../../fields/RowsField'
import { SelectField } from '../../fields/SelectField'
import { NumberField, numberOf, TextField } from '../../fields/TextField'
import { Headers } from './Headers'

const WAYS = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const
type Way = (typeof WAYS)[number]
const FRESH: Record<Way, Value> = {
  httpGet: { path: '/', port: 80 },
  tcpSocket: { port: 80 },
  exec: { command: [''] },
  grpc: { port: 80 },
}
/** What holds where nothing is said, in seconds and times. */
const TIMES = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  failureThreshold: 3,
  successThreshold: 1,
} as const

function wayOf(text: string, path: Path): Way | 'none' {
  const probe = read(text, path)
  return (isMapping(probe) && WAYS.find((way) => way in probe)) || 'none'
}

/** How it is found out whether a container is well. */
export function Probe({ path, probe }: { path: Path; probe: ProbeName }) {
  const say = useSay()
  const { text, change } = useDoc()
  const way = wayOf(text, path)
  const choose = (to: string) =>
    change((now) => {
      if (to === 'none') return remove(now, path)
      const next = write(now, [...path, to], FRESH[to as Way])
      return way === 'none' ? next : remove(next, [...path, way])
    })
  const times = (Object.keys(TIMES) as (keyof typeof TIMES)[]).filter(
    (field) => field !== 'successThreshold' || probe === 'readinessProbe',
  )
  return (
    <fieldset className="rows">
      <legend>{say(`create.${probe}`)}</legend>
      <div className="fields four">
        <SelectField
          path={path}
          label={say('create.probe.way')}
          chosen={way}
          options={(['none', ...WAYS] as const).map((value) => ({ value, label: say(`create.probe.${value}`) }))}
          onChoice={choose}
          help={say(`create.${probe}.help`)}
        />
        {way === 'httpGet' && <TextField path={[...path, way, 'path']} label={say('create.probe.path')} placeholder="/" />}
        {way !== 'none' && way !== 'exec' && (
          <TextField
            path={[...path, way, 'port']}
            label={say(way === 'grpc' ? 'create.port' : 'create.probe.port')}
            required
            meaning={numberOf}
            choices={way === 'grpc' ? [] : portNames(text, path.slice(0, -1))}
          />
        )}
        {way === 'httpGet' && (
          <SelectField
            path={[...path, way, 'scheme']}
            label={say('create.probe.scheme')}
            absent="HTTP"
            removes="HTTP"
            options={['HTTP', 'HTTPS'].map((value) => ({ value, label: value }))}
          />
        )}
        {way === 'grpc' && <TextField path={[...path, way, 'service']} label={say('create.probe.service')} />}
      </div>
      {way === 'httpGet' && <Headers path={[...path, way, 'httpHeaders']} />}
      {way === 'exec' && (
        <TextRowsField path={[...path, 'exec', 'command']} label={say('create.command.command')} add={say('create.args.add')} />
      )}
      {way !== 'none' && (
        <div className="fields five">
          {times.map((field) => (
            <NumberField
              key={field}
              path={[...path, field]}
              label={say(`create.probe.${field}`)}
              placeholder={String(TIMES[field])}
            />
          ))}
          {probe !== 'readinessProbe' && (
            <NumberField
              path={[...path, 'terminationGracePeriodSeconds']}
              label={say('create.probe.grace')}
              placeholder={textAt(text, [...POD, 'terminationGracePeriodSeconds']) || '30'}
            />
          )}
        </div>
      )}
    </fieldset>
  )
}
