import type { Diagnostic } from '@codemirror/lint'
import { setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorSelection, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useImperativeHandle, useRef } from 'react'
import type { Ref } from 'react'
import { useLanguage } from '../i18n'
import styles from '../style/code.css?inline'
import { extensionsFor, knowledgeOf, named } from './extensions'
import type { Schemas } from './schema'
import type { Format } from '../manifest'

export interface CodeAreaHandle {
  /** Shows a place and puts the cursor there. */
  goTo: (offset: number) => void
}

interface Props {
  /** Each file keeps what can be undone in it, and where the cursor was. */
  id: string
  text: string
  format: Format
  label: string
  hint: string
  schemas: Schemas | null
  readOnly: boolean
  diagnostics: readonly Diagnostic[]
  onText: (id: string, text: string) => void
  ref: Ref<CodeAreaHandle>
}

/** CodeMirror, as React sees it. */
export function CodeArea({ id, text, format, label, hint, schemas, readOnly, diagnostics, onText, ref }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const left = useRef(new Map<string, EditorState>())
  const knowledge = useRef(new Compartment())
  const latest = useRef({ id, text, onText })
  const language = useLanguage()
  useEffect(() => {
    latest.current = { id, text, onText }
  })

  useEffect(() => {
    if (!place.current) return
    const root = apart(place.current)
    const states = left.current
    const fresh = EditorState.create({
      doc: latest.current.text,
      extensions: [
        extensionsFor(format, readOnly),
        knowledge.current.of([]),
        named(label, hint),
        EditorView.updateListener.of((update) => {
          const now = update.docChanged ? update.state.doc.toString() : latest.current.text
          if (now !== latest.current.text) latest.current.onText(id, now)
        }),
      ],
    })
    const kept = `${id} ${format} ${readOnly} ${language}`
    const known = states.get(kept)
    const editor = new EditorView({
      state: known?.doc.eq(fresh.doc) ? known : fresh,
      parent: root,
      root,
    })
    view.current = editor
    return () => {
      states.set(kept, editor.state)
      view.current = null
      editor.destroy()
    }
    // The name of a file changes while it is typed: that makes no new editor.
  }, [id, format, readOnly, language, hint])

  useEffect(() => {
    view.current?.dispatch({ effects: knowledge.current.reconfigure(knowledgeOf(format, schemas)) })
  }, [schemas, id, format, readOnly, language, hint])

  useEffect(() => {
    const editor = view.current
    if (editor && editor.state.doc.toString() !== text) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } })
    }
  }, [text, id, format, readOnly, language, hint])

  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const end = editor.state.doc.length
    const within = diagnostics.map((one) => ({ ...one, from: Math.min(one.from, end), to: Math.min(one.to, end) }))
    editor.dispatch(setDiagnostics(editor.state, within))
  }, [diagnostics, id, format, readOnly, language, hint])

  useImperativeHandle(ref, () => ({
    goTo: (offset) => {
      const editor = view.current
      if (!editor) return
      const at = Math.min(offset, editor.state.doc.length)
      editor.dispatch({ selection: EditorSelection.cursor(at), effects: EditorView.scrollIntoView(at, { y: 'center' }) })
      editor.focus()
    },
  }))

  return <div ref={place} className="editor-code" data-testid="editor-code" />
}

/**
 * CodeMirror writes its styles as it goes. The page's policy forbids that in the document, and allows style sheets that a root of
 * its own adopts.
 */
function apart(place: HTMLElement): ShadowRoot {
  if (place.shadowRoot) return place.shadowRoot
  const root = place.attachShadow({ mode: 'open' })
  if ('adoptedStyleSheets' in root) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    root.adoptedStyleSheets = [sheet]
  }
  return root
}
