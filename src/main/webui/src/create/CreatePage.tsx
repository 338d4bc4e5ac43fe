import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { TextArea } from '@patternfly/react-core/dist/esm/components/TextArea'
import { Title } from '@patternfly/react-core/dist/esm/components/Title'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { json, YAML } from '../api/client'
import { workloadsOf } from '../api/paths'
import { useMay } from '../api/queries'
import type { Rehearsal, StoredObject } from '../api/types'
import { PlanSteps } from '../detail/PlanSteps'
import { useSay } from '../i18n'
import { detailPath } from '../shell/places'
import { ProblemPlace } from '../ui/ProblemPlace'
import { usePageTitle } from '../ui/usePageTitle'
import '../style/detail.css'
import { EXAMPLE } from './example'

/** A workload from a manifest, YAML or JSON: pasted or from a file, tried first, with what would be done, then made. */
export function CreatePage() {
  const say = useSay()
  const { project = 'default' } = useParams()
  const navigate = useNavigate()
  const may = useMay(project)
  const [manifest, setManifest] = useState('')
  const file = useRef<HTMLInputElement>(null)
  usePageTitle(say('create.title'))
  const call = { method: 'POST' as const, body: manifest, contentType: YAML }
  const trying = useMutation({
    mutationFn: () => json<Rehearsal>(workloadsOf(project), { ...call, query: { dryRun: true } }),
  })
  const making = useMutation({
    mutationFn: () => json<StoredObject>(workloadsOf(project), call),
    onSuccess: ({ metadata }) => void navigate(detailPath(metadata)),
  })
  const set = (text: string) => {
    setManifest(text)
    trying.reset()
    making.reset()
  }
  const take = async (chosen: File | undefined) => {
    if (chosen) set(await chosen.text())
  }
  const error = making.error ?? trying.error
  const busy = trying.isPending || making.isPending
  return (
    <>
      <header className="page-head">
        <Title headingLevel="h1">{say('create.title')}</Title>
      </header>
      <p className="quiet">{say('create.text', { project })}</p>
      <section
        className="card create"
        aria-label={say('create.manifest')}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          void take(event.dataTransfer.files[0])
        }}
      >
        <div className="create-bar">
          <label htmlFor="manifest">{say('create.manifest')}</label>
          <span>
            <input
              ref={file}
              type="file"
              accept=".yaml,.yml,.json"
              hidden
              onChange={(event) => void take(event.target.files?.[0])}
              data-testid="file"
            />
            <Button variant="link" onClick={() => file.current?.click()}>
              {say('create.file')}
            </Button>
            <Button variant="link" onClick={() => set(EXAMPLE)} data-testid="example">
              {say('create.example')}
            </Button>
          </span>
        </div>
        <TextArea
          id="manifest"
          className="manifest"
          value={manifest}
          rows={18}
          spellCheck={false}
          resizeOrientation="vertical"
          placeholder={say('create.placeholder')}
          validated={error ? 'error' : 'default'}
          onChange={(_, text) => set(text)}
          data-testid="manifest"
        />
        {error && <ProblemPlace error={error} />}
        {trying.data && (
          <Alert
            isInline
            variant="success"
            component="p"
            title={say('create.fits', { name: trying.data.object.metadata.name })}
            data-testid="fits"
          >
            <PlanSteps action={{ path: workloadsOf(project), call }} />
          </Alert>
        )}
        <div className="actions">
          <Button
            variant="secondary"
            isDisabled={manifest.trim() === '' || busy}
            isLoading={trying.isPending}
            onClick={() => trying.mutate()}
            data-testid="try"
          >
            {say('create.try')}
          </Button>
          <Button
            variant="primary"
            isDisabled={manifest.trim() === '' || busy || !may('create')}
            isLoading={making.isPending}
            onClick={() => making.mutate()}
            data-testid="make"
          >
            {say('create.make')}
          </Button>
        </div>
      </section>
    </>
  )
}
