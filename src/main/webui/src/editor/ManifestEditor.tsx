import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { useMemo, useRef, useState } from 'react'
import { useSay } from '../i18n'
import '../style/editor.css'
import type { CodeAreaHandle } from './CodeArea'
import { CodeArea } from './CodeArea'
import { FileList } from './FileList'
import type { FileFault, ManifestFile } from './files'
import { converted, filesOf, placed, wordsOf } from './files'
import { Problems } from './Problems'
import type { Format } from '../manifest'
import { formatOf } from './text'
import { Toolbar } from './Toolbar'
import { FILE_MAX_BYTES } from './transfer'
import { useProblems } from './useProblems'
import { useSchemas } from './useSchemas'

export interface ManifestEditorProps {
  files: readonly ManifestFile[]
  onChange: (files: readonly ManifestFile[]) => void
  /** What the server said is wrong with what was sent. They stand until a file is changed; whoever gives them takes them away. */
  faults?: readonly FileFault[]
  readOnly?: boolean
  /** The files are what they are: none is added or removed, and an imported one takes the place of the one of its kind and name. */
  fixed?: boolean
  project: string
}

const NO_FAULTS: readonly FileFault[] = []

/** The objects of a manifest as texts, YAML or JSON: the list of them, the one that is shown, and what is wrong with it. */
export function ManifestEditor({
  files,
  onChange,
  faults = NO_FAULTS,
  readOnly = false,
  fixed = false,
  project,
}: ManifestEditorProps) {
  const say = useSay()
  const schemas = useSchemas()
  const [chosen, setChosen] = useState('')
  const [note, setNote] = useState<string | null>(null)
  const area = useRef<CodeAreaHandle>(null)
  const yamls = useRef(new Map<string, string>())
  const file = files.find((one) => one.id === chosen) ?? files[0]
  const locked = readOnly || (file?.readOnly ?? false)
  const hint = say(locked ? 'editor.readOnly' : 'editor.keys')
  const format = formatOf(file?.text ?? '')
  const problems = useProblems(files, faults, schemas)
  const mine = (file && problems.get(file.id)) ?? []
  const diagnostics = useMemo(
    () => mine.map(({ from, to, text }) => ({ from, to, message: text, severity: 'error' as const })),
    [mine],
  )

  const change = (id: string, text: string) => onChange(files.map((one) => (one.id === id ? { ...one, text } : one)))
  const turn = (to: Format) => {
    const turned = files.map((one) => {
      const text = (to === 'yaml' && yamls.current.get(one.text)) || converted(one.text, to)
      if (text !== null && to === 'json') yamls.current.set(text, one.text)
      return text === null ? one : { ...one, text }
    })
    setNote(turned.some((one) => formatOf(one.text) !== to && one.text.trim() !== '') ? say('editor.unconverted') : null)
    onChange(turned)
  }
  const take = async (chosenFiles: readonly File[]) => {
    const large = chosenFiles.filter((one) => one.size > FILE_MAX_BYTES)
    const texts = await Promise.all(chosenFiles.filter((one) => one.size <= FILE_MAX_BYTES).map((one) => one.text()))
    const taken = texts.flatMap((text) => filesOf(text, format))
    const { next, first, left } = placed(files, taken, fixed)
    const words = [
      ...large.map((one) => say('editor.tooLarge', { file: one.name })),
      ...left.map((one) => say('editor.notHere', { file: wordsOf(one) })),
      ...(texts.length > 0 && taken.length === 0 ? [say('editor.empty')] : []),
    ]
    setNote(words.length > 0 ? words.join(' ') : null)
    if (first) {
      onChange(next)
      setChosen(first)
    }
  }
  const remove = (id: string) => onChange(files.filter((one) => one.id !== id))
  const add = (one: ManifestFile) => {
    onChange([...files, one])
    setChosen(one.id)
  }

  return (
    <section
      className="editor"
      aria-label={say('editor.title')}
      data-testid="editor"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        if (!readOnly) void take([...event.dataTransfer.files])
      }}
    >
      <FileList
        files={files}
        shown={file?.id ?? ''}
        problems={problems}
        choose={setChosen}
        {...(readOnly || fixed ? {} : { add, remove })}
      />
      <div className="editor-main">
        <Toolbar
          files={files}
          file={file}
          format={format}
          project={project}
          turn={turn}
          take={readOnly ? null : (all) => void take(all)}
        />
        {note && <Alert isInline isPlain variant="warning" component="p" title={note} data-testid="editor-note" />}
        {file && (
          <CodeArea
            ref={area}
            id={file.id}
            text={file.text}
            format={format}
            label={wordsOf(file)}
            hint={hint}
            schemas={schemas}
            readOnly={locked}
            diagnostics={diagnostics}
            onText={change}
          />
        )}
        <p className="quiet editor-hint">{hint}</p>
        <Problems problems={mine} goTo={(offset) => area.current?.goTo(offset)} />
      </div>
    </section>
  )
}
