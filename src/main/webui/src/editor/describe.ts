import { language, say } from '../i18n'
import { fieldWords } from '../i18n/fields'
import type { Schema } from './schema'

/** What a field is, in words: for the list of completions and for whoever points at it. */
export const describe = {
  type(schema: Schema): string {
    if (schema['x-kubernetes-int-or-string']) return say('editor.type.either')
    if (schema.type === undefined) return schema.pattern ? say('editor.type.amount') : ''
    if (schema.type === 'array' && schema.items?.type) return `${say('editor.type.array')} (${describe.type(schema.items)})`
    return say(`editor.type.${schema.type}`)
  },

  card(path: readonly (string | number)[], schema: Schema, needed: boolean): HTMLElement {
    const card = document.createElement('div')
    card.className = 'editor-card'
    const names = path.filter((step) => typeof step === 'string' && step !== '*') as string[]
    line(card, 'b', `${names.at(-1) ?? ''}`)
    line(card, 'span', [describe.type(schema), needed ? say('editor.needed') : ''].filter(Boolean).join(' · '))
    const told = fieldWords(names, language()) ?? (language() === 'en' ? schema.description : undefined)
    if (told) line(card, 'p', told)
    if (schema.enum) line(card, 'p', say('editor.choices', { choices: schema.enum.filter((one) => one !== '').join(', ') }))
    if (schema.default !== undefined && schema.default !== '')
      line(card, 'p', say('editor.usual', { value: JSON.stringify(schema.default) }))
    return card
  },
}

function line(card: HTMLElement, tag: string, text: string): void {
  if (text === '') return
  const element = document.createElement(tag)
  element.textContent = text
  card.append(element, ' ')
}
