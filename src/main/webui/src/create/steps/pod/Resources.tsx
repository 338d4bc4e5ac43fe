import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { TextField } from '../../fields/TextField'
import { ExtendedResources } from './ExtendedResources'

/** What is set aside for it, and what it may use at most. */
export function Resources({ path }: { path: Path }) {
  const say = useSay()
  return (
    <>
      <p className="quiet">{say('create.resources.help')}</p>
      <div className="fields four short">
        <TextField path={[...path, 'requests', 'cpu']} label={say('create.cpu.request')} placeholder="250m" />
        <TextField path={[...path, 'limits', 'cpu']} label={say('create.cpu.limit')} placeholder="1" />
        <TextField path={[...path, 'requests', 'memory']} label={say('create.memory.request')} placeholder="256Mi" />
        <TextField path={[...path, 'limits', 'memory']} label={say('create.memory.limit')} placeholder="512Mi" />
      </div>
      <ExtendedResources path={path} />
    </>
  )
}
