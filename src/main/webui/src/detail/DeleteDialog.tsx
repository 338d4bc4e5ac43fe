import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox'
import { Radio } from '@patternfly/react-core/dist/esm/components/Radio'
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import { useState } from 'react'
import { keepClaims, remove } from '../api/actions'
import { Problem } from '../api/client'
import { useClaims } from '../api/queries'
import { useSay } from '../i18n'
import { ConfirmDialog } from './ConfirmDialog'
import { claimsFollow } from './settled'
import type { Shown } from './shown'

/** Takes it away: says what becomes of the pods and of the data, and has the name typed where data goes. */
export function DeleteDialog({ shown: { workload, stored }, close }: { shown: Shown; close: () => void }) {
  const say = useSay()
  const { data } = useClaims(workload, workload.generation)
  const claims = data?.items ?? []
  const stays = stored?.spec.persistentVolumeClaimRetentionPolicy?.whenDeleted !== 'Delete'
  const [keep, setKeep] = useState(stays)
  const [orphan, setOrphan] = useState(false)
  const [typed, setTyped] = useState('')
  const losesData = !keep && !orphan && claims.length > 0
  const removal = remove(workload, orphan)
  const follow = async () => {
    const ordinals = workload.pods.filter((pod) => pod.uid !== null).map((pod) => pod.ordinal)
    await claimsFollow(workload, ordinals, keep).catch((problem: unknown) => {
      if (problem instanceof Problem) throw problem
      throw new Problem({ status: 0, type: '', detail: say('delete.claimsBehind', { claims: (problem as Error).message }) })
    })
  }
  const text = (
    <>
      <p>{say(orphan ? 'delete.orphan.text' : 'delete.text')}</p>
      {claims.length > 0 && !orphan && (
        <fieldset className="choices">
          <legend>{say('delete.claims', { count: claims.length })}</legend>
          <Radio
            id="keep"
            name="claims"
            isChecked={keep}
            onChange={() => setKeep(true)}
            label={say('delete.keep')}
            description={say('delete.keep.text')}
            data-testid="keep-claims"
          />
          <Radio
            id="drop"
            name="claims"
            isChecked={!keep}
            onChange={() => setKeep(false)}
            label={say('delete.drop')}
            description={say('delete.drop.text')}
            data-testid="drop-claims"
          />
          <ul className="names" tabIndex={0} aria-label={say('tab.claims')} data-lost={!keep}>
            {claims.map((claim) => (
              <li key={claim.uid}>
                {claim.name} <span className="quiet">{claim.capacity ?? claim.requested}</span>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <Checkbox id="orphan" isChecked={orphan} onChange={(_, on) => setOrphan(on)} label={say('delete.orphan')} />
      {losesData && (
        <div className="typed">
          <label htmlFor="typed-name">{say('delete.type', { name: workload.name })}</label>
          <TextInput id="typed-name" value={typed} onChange={(_, to) => setTyped(to)} autoComplete="off" />
        </div>
      )}
    </>
  )
  return (
    <ConfirmDialog
      title={say('delete.title', { name: workload.name })}
      text={text}
      confirm={say(losesData ? 'delete.confirm.data' : 'delete.confirm')}
      action={removal}
      actions={orphan || keep === stays ? [removal] : [keepClaims(workload, keep), follow, removal]}
      danger
      blocked={losesData && typed !== workload.name}
      close={close}
    />
  )
}
