import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { Title } from '@patternfly/react-core/dist/esm/components/Title'
import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core/dist/esm/components/ToggleGroup'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useSay } from '../i18n'
import { usePageTitle } from '../ui/usePageTitle'
import '../style/detail.css'
import '../style/create.css'
import { workloadOf } from './draft/draft'
import { FormView } from './FormView'
import { Discard, Leaving } from './Leaving'
import { Start } from './start/Start'
import { RegistriesContext } from './steps/pod/registries'
import { TextView } from './TextView'
import { useDrafting } from './useDrafting'

/** A workload is made: from a form or from text, which are two views of the same. Looked at by the server before it is created. */
export function CreatePage() {
  const say = useSay()
  const { project = 'default' } = useParams()
  const drafting = useDrafting(project)
  const [servers, setServers] = useState<readonly string[]>([])
  const { view, broken, draft } = drafting
  const [asking, setAsking] = useState(false)
  const over = () => {
    setAsking(false)
    drafting.over()
  }
  const name = workloadOf(draft).name
  usePageTitle(say('create.title'))
  return (
    <RegistriesContext value={{ servers, add: (server) => setServers([...servers, server]) }}>
      <header className="page-head create-head">
        <div>
          <Title headingLevel="h1">{name === '' || view === 'start' ? say('create.title') : say('create.titled', { name })}</Title>
          <p className="quiet">{say('create.into', { project })}</p>
        </div>
        {view !== 'start' && (
          <div className="actions">
            <ToggleGroup aria-label={say('create.view')}>
              <ToggleGroupItem
                text={say('create.view.form')}
                isSelected={view === 'form'}
                isDisabled={broken.length > 0}
                onChange={() => drafting.show('form')}
                buttonId="view-form"
              />
              <ToggleGroupItem
                text={say('create.view.text')}
                isSelected={view === 'text'}
                onChange={() => drafting.show('text')}
                buttonId="view-text"
              />
            </ToggleGroup>
            <Button variant="link" onClick={() => (drafting.unsaved ? setAsking(true) : over())} data-testid="over">
              {say('create.over')}
            </Button>
          </div>
        )}
      </header>
      {view === 'start' && <Start project={project} begin={drafting.begin} begun={drafting.begun} />}
      {view === 'form' && <FormView drafting={drafting} />}
      {view === 'text' && <TextView drafting={drafting} />}
      {asking && <Discard title={say('create.over.title')} go={say('create.over')} onStay={() => setAsking(false)} onGo={over} />}
      <Leaving unsaved={drafting.unsaved} onLeave={drafting.letGo} />
    </RegistriesContext>
  )
}
