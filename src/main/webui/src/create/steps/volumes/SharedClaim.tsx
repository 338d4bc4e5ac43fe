import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { useClaims } from '../../../api/catalog'
import type { TakenClaim } from '../../../api/catalog'
import { useSay } from '../../../i18n'
import type { Say } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { textAt } from '../../draft/draft'
import { useDoc, useDraft } from '../../DraftContext'
import { CheckField } from '../../fields/CheckField'
import { TextField } from '../../fields/TextField'

/** More pods than these are told by how many they are. */
const USERS_MAX = 3

/** A claim that is there already: all pods mount the same one. */
export function SharedClaim({ path }: { path: Path }) {
  const say = useSay()
  const { text } = useDoc()
  const { project } = useDraft()
  const claims = useClaims(project)
  const name = textAt(text, [...path, 'claimName'])
  const there = claims.find((one) => one.name === name)
  return (
    <>
      <TextField
        path={[...path, 'claimName']}
        label={say('create.volume.claim')}
        choices={claims.map((one) => one.name)}
        help={there ? facts(say, there) : claims.length > 0 && name !== '' && say('create.volume.claim.none')}
        required
        keepsEmpty
        testId="volume-claim"
      />
      <CheckField path={[...path, 'readOnly']} label={say('create.mount.readOnly')} />
    </>
  )
}

export function SharedWarning() {
  const say = useSay()
  return <Alert isInline isPlain variant="warning" component="p" title={say('create.volume.shared')} />
}

function facts(say: Say, { capacity, storageClass, accessModes, usedBy }: TakenClaim): string {
  const users = usedBy ?? []
  const told = users.length > USERS_MAX ? say('create.volume.claim.many', { count: users.length }) : users.join(', ')
  const use = users.length > 0 ? say('create.volume.claim.used', { pods: told }) : say('create.volume.claim.free')
  return [capacity, storageClass, accessModes.join(', '), use].filter(Boolean).join(' · ')
}
