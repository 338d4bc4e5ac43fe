import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { FormGroup } from '@patternfly/react-core/dist/esm/components/Form'
import { TextArea } from '@patternfly/react-core/dist/esm/components/TextArea'
import { useState } from 'react'
import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { write } from '../../../manifest'
import { needsShell, wordsOf } from '../../draft/words'
import { idOf, useDoc } from '../../DraftContext'

/** A line as it is typed at a prompt, taken apart into the words that a container is started with. */
export function CommandLine({ path }: { path: Path }) {
  const say = useSay()
  const { index, change } = useDoc()
  const [line, setLine] = useState('')
  const words = wordsOf(line)
  const id = `${idOf(index, path)}-line`
  const take = (field: 'command' | 'args') => {
    change((now) => write(now, [...path, field], words ?? []))
    setLine('')
  }
  const none = words === null || words.length === 0
  return (
    <div className="inset">
      <FormGroup label={say('create.line')} fieldId={id}>
        <TextArea
          id={id}
          value={line}
          placeholder={'nginx -g "daemon off;"'}
          validated={words === null ? 'error' : 'default'}
          aria-describedby={`${id}-told`}
          onChange={(_, text) => setLine(text)}
          spellCheck={false}
          rows={Math.min(6, line.split('\n').length)}
          resizeOrientation="vertical"
        />
        <div id={`${id}-told`} role="status">
          {words === null && <p className="wrong">{say('check.quote')}</p>}
          {needsShell(line) && <p className="quiet">{say('create.line.shell')}</p>}
          {!none && (
            <ol className="claim-names" aria-label={say('create.line.words')} data-testid="words">
              {words.map((word, at) => (
                <li key={at}>
                  <code>{word === '' ? '""' : word}</code>
                </li>
              ))}
            </ol>
          )}
        </div>
      </FormGroup>
      <div className="actions">
        <Button variant="secondary" isDisabled={none} onClick={() => take('command')} data-testid="take-command">
          {say('create.line.command')}
        </Button>
        <Button variant="secondary" isDisabled={none} onClick={() => take('args')} data-testid="take-args">
          {say('create.line.args')}
        </Button>
      </div>
    </div>
  )
}
