import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { useState } from 'react'
import { useSay } from '../../i18n'
import type { Draft } from '../draft/draft'
import { workloadOf } from '../draft/draft'
import { draftIn, forget, kept } from '../kept'

interface Props {
  project: string
  goOn: (draft: Draft, origin: string) => void
}

/** What was being entered when the page was loaded anew. */
export function KeptCard({ project, goOn }: Props) {
  const say = useSay()
  const [found, setFound] = useState(() => kept(project))
  if (found === null) return null
  const draft = draftIn(found)
  return (
    <section className="card start" aria-labelledby="start-kept" data-testid="kept">
      <h2 id="start-kept">{say('create.start.kept')}</h2>
      <p className="quiet">{say('create.start.kept.text', { name: workloadOf(draft).name || '–' })}</p>
      <div className="actions">
        <Button variant="primary" onClick={() => goOn(draft, found.origin)} data-testid="go-on">
          {say('create.start.kept.go')}
        </Button>
        <Button
          variant="link"
          onClick={() => {
            forget(project)
            setFound(null)
          }}
          data-testid="forget"
        >
          {say('create.start.kept.drop')}
        </Button>
      </div>
    </section>
  )
}
