import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { useMemo, useState } from 'react'
import { ManifestEditor } from '../editor'
import type { ManifestFile } from '../editor/files'
import { newFile } from '../editor/files'
import { spoken } from '../i18n/phrase'
import { useSay } from '../i18n'
import { manifestOf, pointerOf } from '../manifest'
import type { DraftState } from './useDrafting'

/** The same draft as text: what the form does not show stands here too. */
export function TextView({ drafting }: { drafting: DraftState }) {
  const say = useSay()
  const { draft, change, marks, broken, go, project } = drafting
  const [files, setFiles] = useState<readonly ManifestFile[]>(() =>
    draft.length > 0 ? draft.map(({ text }) => newFile(text)) : [newFile('')],
  )
  const take = (next: readonly ManifestFile[]) => {
    setFiles(next)
    change(() => next.filter(({ text }) => text.trim() !== '').map(({ text }) => manifestOf(text)))
  }
  const faults = useMemo(() => {
    const written = files.filter(({ text }) => text.trim() !== '')
    return marks
      .filter(({ words }) => words.key === 'told')
      .map(({ index, path, words }) => ({ file: written[index]?.id ?? '', pointer: pointerOf(path), detail: spoken(say, words) }))
  }, [marks, files, say])
  return (
    <section className="create" aria-label={say('create.view.text')} data-testid="manifest">
      <ManifestEditor files={files} onChange={take} faults={faults} project={project} />
      {broken.map(({ kind, name, line, detail }, index) => (
        <Alert
          key={index}
          isInline
          variant="warning"
          component="p"
          title={say('create.broken', { what: `${kind} ${name}`.trim() || say('create.view.text'), line })}
          data-testid="broken"
        >
          {detail}
        </Alert>
      ))}
      <div className="actions">
        <Button
          variant="primary"
          isDisabled={draft.length === 0 || broken.length > 0}
          onClick={() => go('review')}
          data-testid="try"
        >
          {say('create.step.review')}
        </Button>
      </div>
    </section>
  )
}
