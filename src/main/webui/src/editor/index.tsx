import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner'
import { lazy, Suspense } from 'react'
import { useSay } from '../i18n'
import type { ManifestEditorProps } from './ManifestEditor'

const Loaded = lazy(async () => ({ default: (await import('./ManifestEditor')).ManifestEditor }))

/** Edits manifests as texts; loaded when it is first shown. */
export function ManifestEditor(props: ManifestEditorProps) {
  const say = useSay()
  return (
    <Suspense fallback={<Spinner aria-label={say('loading')} className="loading" />}>
      <Loaded {...props} />
    </Suspense>
  )
}
