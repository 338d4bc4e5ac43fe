import { useSay } from '../../../i18n'
import { POD } from '../../draft/draft'
import { isZone, setTimezone, timezoneOf } from '../../draft/timezone'
import { useDoc } from '../../DraftContext'
import { TextField } from '../../fields/TextField'

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')]

/** What the programs of a pod take for local time. */
export function TimeZone() {
  const say = useSay()
  const { text, change } = useDoc()
  const zone = timezoneOf(text)
  const unknown = zone !== null && zone !== '' && !isZone(zone)
  return (
    <TextField
      path={[...POD, 'TZ']}
      label={say('create.timezone')}
      choices={ZONES}
      placeholder={say(zone === null ? 'create.timezone.differ' : 'create.timezone.none')}
      shown={zone ?? ''}
      onText={(to) => change((now) => setTimezone(now, to.trim()))}
      help={
        <>
          {unknown && <b className="wrong">{say('check.timezone')}</b>} {say('create.timezone.help')}
        </>
      }
      testId="timezone"
    />
  )
}
