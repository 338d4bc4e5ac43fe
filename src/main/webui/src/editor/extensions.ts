import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { language, say } from '../i18n'
import { completing } from './complete'
import { describe } from './describe'
import type { Schemas } from './schema'
import type { Format } from '../manifest'
import { documentsOf, fieldAt } from './text'

/** The words of CodeMirror's own panels, where the reader's language is not its own. */
const CHINESE = {
  Find: '查找',
  Replace: '替换为',
  next: '下一个',
  previous: '上一个',
  all: '全部',
  'match case': '区分大小写',
  'by word': '全字匹配',
  regexp: '正则表达式',
  replace: '替换',
  'replace all': '全部替换',
  close: '关闭',
  Completions: '补全',
  Diagnostics: '问题',
  'No diagnostics': '没有问题',
  'Fold line': '折叠',
  'Unfold line': '展开',
  'Folded lines': '已折叠的行',
  'Unfolded lines': '已展开的行',
  'folded code': '已折叠',
  'Control character': '控制字符',
  'Selection deleted': '已删除选中内容',
}

/** The editor of one format: what is typed, and how it looks. */
export function extensionsFor(format: Format, readOnly: boolean): Extension[] {
  return [
    lineNumbers(),
    foldGutter(),
    lintGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    search({ top: true }),
    syntaxHighlighting(classHighlighter),
    format === 'json' ? json() : yaml(),
    readOnly ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : [],
    EditorState.phrases.of(language() === 'zh' ? CHINESE : {}),
    // Escape, then Tab leaves: CodeMirror's own way out for who has only a keyboard.
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
  ]
}

/** What it knows of the schemas; they come a moment later than the text. */
export function knowledgeOf(format: Format, schemas: Schemas | null): Extension {
  return schemas ? [autocompletion({ override: [completing(format, schemas)] }), hints(schemas)] : []
}

/** What a field means, where the pointer rests on its name. */
function hints(schemas: Schemas): Extension {
  return hoverTooltip((view, pos) => {
    const found = fieldAt(documentsOf(view.state.doc.toString()), pos)
    if (!found) return null
    const { document, path, span } = found
    const root = schemas.of(document.get('apiVersion'), document.get('kind'))
    const schema = root && schemas.at(root, path)
    if (!schema) return null
    const holder = schemas.at(root, path.slice(0, -1))
    const needed = holder?.required?.includes(String(path.at(-1))) ?? false
    return { pos: span.from, end: span.to, above: true, create: () => ({ dom: describe.card(path, schema, needed) }) }
  })
}

/** What screen readers are told of it. */
export function named(label: string, hint: string): Extension {
  return EditorView.contentAttributes.of({
    'aria-label': say('editor.label', { file: label }),
    'aria-description': hint,
    spellcheck: 'false',
    // Said outright: that what can be written can be reached is not plain to everybody.
    tabindex: '0',
  })
}
