import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { ManifestEditor } from '../editor'
import type { FileFault } from '../editor/files'
import type { Shown } from '../detail/shown'
import { useLanguage, useSay } from '../i18n'
import { detailPath } from '../shell/places'
import { ProblemPlace } from '../ui/ProblemPlace'
import { explained, fixedFaults } from './fixed'
import { Meanwhile } from './Meanwhile'
import { Review } from './Review'
import type { Rehearsed } from './send'
import { Refused, rehearseAll } from './send'
import type { Editing } from './useEditing'
import { treeOf, useEditing } from './useEditing'

const NONE: readonly FileFault[] = []

/** The workload and its Services as texts: read, changed, looked at once more, and sent. */
export function EditTab({ shown }: { shown: Shown }) {
  const say = useSay()
  const navigate = useNavigate()
  const { workload } = shown
  const editing = useEditing(shown)
  const { held, files, edits, edited } = editing
  const [told, setTold] = useState(NONE)
  const [review, setReview] = useState<readonly Rehearsed[] | null>(null)
  const faults = useFaults(editing, told)
  const refuse = (problem: unknown) => {
    if (problem instanceof Refused)
      setTold(problem.faults.filter((one) => one.pointer !== '').map((one) => ({ ...one, file: problem.id })))
  }
  const looking = useMutation({ mutationFn: () => rehearseAll(edits, editing.again), onSuccess: setReview, onError: refuse })
  // What the editor shows at its lines, or what others did, is not said twice.
  const elsewhere = looking.error instanceof Refused && (looking.error.stale || told.length > 0)
  const readOnly = files.every((one) => one.readOnly)

  const look = () => {
    setTold(NONE)
    looking.mutate()
  }
  const discard = () => {
    setTold(NONE)
    looking.reset()
    editing.discard()
  }
  const close = (done: boolean) => {
    setReview(null)
    if (!done) return
    discard()
    void navigate(detailPath(workload))
  }

  if (editing.error && !held) return <ProblemPlace error={editing.error} retry={() => void editing.again()} />
  if (!held) return <Skeleton height="24rem" />
  return (
    <div className="edit" data-testid="edit">
      <p className="quiet">{say(readOnly ? 'edit.onlyRead' : files.some((one) => one.readOnly) ? 'edit.partlyRead' : 'edit.text')}</p>
      {editing.meanwhile.length > 0 && (
        <Meanwhile
          meanwhile={editing.meanwhile}
          broken={editing.broken}
          goOn={() => {
            setTold(editing.goOn().map((one) => ({ ...one, detail: say('edit.clash', { theirs: one.detail || '–' }) })))
          }}
          discard={discard}
        />
      )}
      <ManifestEditor
        files={files}
        fixed
        readOnly={readOnly}
        faults={faults}
        project={workload.namespace}
        onChange={(next) => {
          setTold((before) => stillTrue(before, files, next))
          editing.write(next)
        }}
      />
      {looking.isError && !elsewhere && <ProblemPlace error={looking.error} />}
      {!readOnly && (
        <div className="actions edit-actions">
          <Button
            variant="primary"
            isDisabled={edits.length === 0 || editing.broken || editing.meanwhile.length > 0 || looking.isPending}
            isLoading={looking.isPending}
            onClick={look}
            data-testid="review"
          >
            {say('edit.review')}
          </Button>
          <Button variant="link" isDisabled={!edited} onClick={discard} data-testid="discard">
            {say('edit.discard')}
          </Button>
          <span className="quiet" role="status">
            {edited && edits.length === 0 && !editing.broken ? say('edit.same') : ''}
          </span>
        </div>
      )}
      {review && <Review rehearsed={review} again={editing.again} refuse={refuse} close={close} />}
    </div>
  )
}

/** What the server said, and what can be known without it. */
function useFaults({ held, files, edits }: Editing, told: readonly FileFault[]): readonly FileFault[] {
  const say = useSay()
  const language = useLanguage()
  return useMemo(() => {
    const fixed = edits.flatMap(({ held: one }) => {
      const tree = treeOf(files.find((file) => file.id === one.id)?.text ?? '')
      return tree ? fixedFaults(say, one, one.object, tree) : []
    })
    return explained(told, fixed)
    // The edits follow from the files and from what is stored.
  }, [held, files.map((file) => file.text).join('\0'), told, say, language])
}

/** What was said of a file stands until that file is changed. */
function stillTrue(
  told: readonly FileFault[],
  before: readonly { id: string; text: string }[],
  next: readonly { id: string; text: string }[],
) {
  const textOf = (files: readonly { id: string; text: string }[], id: string | undefined) =>
    files.find((one) => one.id === id)?.text
  const left = told.filter((one) => textOf(before, one.file) === textOf(next, one.file))
  return left.length === told.length ? told : left
}
