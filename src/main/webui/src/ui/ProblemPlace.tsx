import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { Problem, UNREACHABLE } from '../api/client'
import { useSay } from '../i18n'

/** Why something did not work, where it did not work: the server's words, and the places they point to. */
export function ProblemPlace({ error, retry }: { error: unknown; retry?: () => void }) {
  const say = useSay()
  const problem = error instanceof Problem ? error : null
  const title =
    problem?.type === UNREACHABLE
      ? say('problem.unreachable')
      : problem?.status === 403
        ? say('problem.forbidden')
        : say('problem.title')
  const detail = problem && problem.type !== UNREACHABLE ? problem.message : problem ? '' : String(error)
  const faults = problem?.faults.filter((fault) => fault.pointer !== '' || fault.detail !== detail) ?? []
  return (
    <Alert
      isInline
      variant="danger"
      title={title}
      component="p"
      data-testid="problem"
      actionLinks={
        retry && (
          <Button variant="link" isInline onClick={retry}>
            {say('problem.retry')}
          </Button>
        )
      }
    >
      {detail !== '' && !(faults.length === 1 && faults[0]?.detail === detail) && <p>{detail}</p>}
      {faults.length > 0 && (
        <ul className="faults">
          {faults.map((fault) => (
            <li key={fault.pointer + fault.detail}>
              {fault.pointer !== '' && <code>{fault.pointer}</code>} {fault.detail}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}
