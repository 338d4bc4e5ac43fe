import type { StoredObject } from '../api/types'
import { useSay } from '../i18n'

/** Where a change alone replaces no pod, that is said before it is made. */
export function OnDeleteNote({ stored }: { stored: StoredObject | undefined }) {
  const say = useSay()
  if (stored?.spec.updateStrategy?.type !== 'OnDelete') return null
  return <p data-testid="on-delete">{say('onDelete.note')}</p>
}
