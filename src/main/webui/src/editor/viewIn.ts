import { EditorView } from '@codemirror/view'

/** The editor that stands in a CodeArea; for tests. */
export function viewIn(place: HTMLElement): EditorView | null {
  const editor = place.shadowRoot?.querySelector<HTMLElement>('.cm-editor')
  return editor ? EditorView.findFromDOM(editor) : null
}
