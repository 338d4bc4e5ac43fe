import { write } from '../../manifest'
import type { ContainerAt } from './containers'
import { containersOf } from './containers'
import { draftOf, textAt, workloadOf } from './draft'
import { nameOfImage } from './image'
import { unused } from './unused'

/** What a container is called that nothing has named: of an empty form, and one that is added to it. */
const UNNAMED = 'container'
const FIRST = 'main'
/** A label's length, less what tells several apart. */
const BASE_MAX = 59

/** Names that stood there already when somebody began: of containers that run something, so not those of an empty form. */
export function givenNames(began: string): ReadonlySet<string> {
  const { text } = workloadOf(draftOf(began))
  return new Set(containersOf(text).flatMap(({ path, name }) => (textAt(text, [...path, 'image']) === '' ? [] : [name])))
}

/** Another image; the container is called after it, while nobody has named it otherwise. */
export function setImage(text: string, container: ContainerAt, image: string, given: ReadonlySet<string>): string {
  const { path, name } = container
  const former = textAt(text, [...path, 'image'])
  const next = write(text, [...path, 'image'], image)
  if (given.has(name) || !isNamedAfter(name, former)) return next
  const others = new Set(containersOf(text).flatMap((one) => (one.path.join() === path.join() ? [] : [one.name])))
  return write(next, [...path, 'name'], unused(baseOf(image), others))
}

function isNamedAfter(name: string, image: string): boolean {
  if (image === '' && name === FIRST) return true
  const base = baseOf(image)
  return name === base || (name.startsWith(`${base}-`) && /^\d+$/.test(name.slice(base.length + 1)))
}

function baseOf(image: string): string {
  return nameOfImage(image).slice(0, BASE_MAX).replace(/-+$/, '') || UNNAMED
}
