import { useSay } from '../../i18n'
import { addContainer, containersOf } from '../draft/containers'
import { POD } from '../draft/draft'
import { useDoc } from '../DraftContext'
import { AddButton } from '../fields/RowsField'
import { Place } from '../fields/Place'
import { NumberField } from '../fields/TextField'
import { ConfigMaps } from './pod/ConfigMaps'
import { ContainerCard } from './pod/ContainerCard'
import { Registries } from './pod/Registries'
import { PodSecurity } from './pod/Security'
import { SecurityGroup } from './pod/SecurityGroup'
import { TimeZone } from './pod/TimeZone'

/** What runs in each pod. */
export function PodStep() {
  const say = useSay()
  const { text, change } = useDoc()
  const containers = containersOf(text)
  return (
    <>
      {containers.map((container) => (
        <ContainerCard key={container.path.join('/')} container={container} alone={containers.length === 1} />
      ))}
      <Place path={[...POD, 'containers']}>
        <p>
          <AddButton onClick={() => change(addContainer)} testId="add-container">
            {say('create.container.add')}
          </AddButton>
        </p>
      </Place>
      <ConfigMaps />
      <Registries />
      <div className="fields">
        <NumberField
          path={[...POD, 'terminationGracePeriodSeconds']}
          label={say('create.grace')}
          placeholder="30"
          help={say('create.grace.help')}
        />
        <TimeZone />
      </div>
      <SecurityGroup path={[...POD, 'securityContext']} title={say('create.security.pod')} testId="security">
        <PodSecurity />
      </SecurityGroup>
    </>
  )
}
