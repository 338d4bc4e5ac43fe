import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { written } from '../manifest'
import { useSay } from '../i18n'
import { TextDiff } from '../ui/TextDiff'
import { nameOf } from './Review'
import type { Editing } from './useEditing'

/** Others wrote what is being edited: what they changed, and how to go on. Nothing of theirs is lost by not looking. */
export function Meanwhile({
  meanwhile,
  broken,
  goOn,
  discard,
}: {
  meanwhile: Editing['meanwhile']
  /** Into a text that can't be read nothing can be written. */
  broken: boolean
  goOn: () => void
  discard: () => void
}) {
  const say = useSay()
  return (
    <Alert
      isInline
      isLiveRegion
      variant="warning"
      component="h2"
      title={say('edit.meanwhile')}
      data-testid="meanwhile"
      actionLinks={
        <>
          <Button size="sm" variant="primary" isDisabled={broken} onClick={goOn} data-testid="go-on">
            {say('edit.goOn')}
          </Button>
          <Button size="sm" variant="link" onClick={discard} data-testid="take-theirs">
            {say('edit.theirs')}
          </Button>
        </>
      }
    >
      <p>{say('edit.meanwhile.text')}</p>
      {meanwhile.map(({ held, base }) => (
        <TextDiff
          key={held.id}
          title={say('edit.meanwhile.diff', { object: nameOf(held.object) })}
          before={written(base, 'yaml')}
          after={written(held.object, 'yaml')}
        />
      ))}
    </Alert>
  )
}
