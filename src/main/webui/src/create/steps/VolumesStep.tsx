import { useSay } from '../../i18n'
import { POD, textAt } from '../draft/draft'
import { removeVolume } from '../draft/mounts'
import { useDoc } from '../DraftContext'
import { RowsField } from '../fields/RowsField'
import { ClaimRow } from './volumes/ClaimRow'
import { LostMounts } from './volumes/LostMounts'
import { VolumeRow } from './volumes/VolumeRow'

const CLAIM = { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } } }

/** What each pod keeps for itself, and what all of them read. */
export function VolumesStep() {
  const say = useSay()
  const { text, change } = useDoc()
  const taken = textAt(text, ['spec', 'volumeClaimTemplates', 0, 'metadata', 'name']) !== ''
  return (
    <>
      <RowsField
        path={['spec', 'volumeClaimTemplates']}
        label={say('create.claims')}
        add={say('create.claim.add')}
        fresh={taken ? { ...CLAIM, metadata: { name: '' } } : CLAIM}
        help={say('create.claims.help')}
        remove={(path) => change((now) => removeVolume(now, path, textAt(now, [...path, 'metadata', 'name'])))}
        testId="add-claim"
      >
        {(path) => <ClaimRow path={path} />}
      </RowsField>
      <RowsField
        path={[...POD, 'volumes']}
        label={say('create.volumes')}
        add={say('create.volume.add')}
        fresh={{ name: '', configMap: { name: '' } }}
        help={say('create.volumes.help')}
        remove={(path) => change((now) => removeVolume(now, path, textAt(now, [...path, 'name'])))}
        testId="add-volume"
      >
        {(path) => <VolumeRow path={path} />}
      </RowsField>
      <LostMounts />
    </>
  )
}
