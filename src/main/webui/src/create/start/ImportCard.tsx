import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { TextArea } from '@patternfly/react-core/dist/esm/components/TextArea'
import { useRef, useState } from 'react'
import { FILE_MAX_BYTES } from '../../editor/transfer'
import { useSay } from '../../i18n'
import type { Draft } from '../draft/draft'
import { draftOf } from '../draft/draft'

/** YAML or JSON that somebody has: pasted, chosen or dropped. */
export function ImportCard({ begin }: { begin: (draft: Draft, view?: 'form' | 'text') => void }) {
  const say = useSay()
  const chooser = useRef<HTMLInputElement>(null)
  const [pasted, setPasted] = useState('')
  const [wrong, setWrong] = useState('')
  const take = (...texts: string[]) => {
    const draft = draftOf(...texts)
    if (draft.length === 0) setWrong(say('editor.empty'))
    else begin(draft)
  }
  const open = async (files: Iterable<File>) => {
    const all = [...files]
    const large = all.find(({ size }) => size > FILE_MAX_BYTES)
    if (large) setWrong(say('editor.tooLarge', { file: large.name }))
    else if (all.length > 0) take(...(await Promise.all(all.map((file) => file.text()))))
  }
  return (
    <section
      className="card start"
      aria-labelledby="start-import"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void open(event.dataTransfer.files)
      }}
    >
      <h2 id="start-import">{say('create.start.import')}</h2>
      <p className="quiet">{say('create.start.import.text')}</p>
      <TextArea
        aria-label={say('create.start.import')}
        className="manifest"
        rows={5}
        value={pasted}
        placeholder={say('create.start.import.paste')}
        spellCheck={false}
        onChange={(_, text) => {
          setPasted(text)
          setWrong('')
        }}
        data-testid="paste"
      />
      {wrong !== '' && <p className="wrong">{wrong}</p>}
      <input
        ref={chooser}
        type="file"
        accept=".yaml,.yml,.json"
        multiple
        hidden
        onChange={(event) => {
          void open(event.target.files ?? [])
          event.target.value = ''
        }}
        data-testid="file"
      />
      <div className="actions">
        <Button variant="secondary" isDisabled={pasted.trim() === ''} onClick={() => take(pasted)} data-testid="take">
          {say('create.start.import.go')}
        </Button>
        <Button variant="link" onClick={() => chooser.current?.click()}>
          {say('create.file')}
        </Button>
        <Button variant="link" onClick={() => begin([], 'text')} data-testid="start-text">
          {say('create.start.text')}
        </Button>
      </div>
    </section>
  )
}
