import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import type { Target } from '../api/paths'
import { useRevisionText } from '../api/queries'
import { useSay } from '../i18n'
import { Diff } from '../ui/Diff'
import { ProblemPlace } from '../ui/ProblemPlace'

/** What a template would be, against what it is. */
export function RevisionDiff({ target, from, to }: { target: Target; from: number; to: number }) {
  const say = useSay()
  const before = useRevisionText(target, from)
  const after = useRevisionText(target, to)
  const error = before.error ?? after.error
  if (error) return <ProblemPlace error={error} />
  if (before.data === undefined || after.data === undefined) return <Skeleton height="6rem" />
  return <Diff title={say('diff.title', { from, to })} before={templateOf(before.data)} after={templateOf(after.data)} />
}

/** The server's YAML tells of the revision first; the template is what is compared. */
function templateOf(text: string): string {
  const at = text.search(/^template:/m)
  return at < 0 ? text : text.slice(at)
}
