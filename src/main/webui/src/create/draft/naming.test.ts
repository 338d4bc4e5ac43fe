import { describe, expect, it } from 'vitest'
import { read, write } from '../../manifest'
import { addContainer, containersOf } from './containers'
import { draftOf, POD, workloadOf } from './draft'
import { EXAMPLES, NOTHING } from './examples'
import { givenNames, setImage } from './naming'

const NONE: ReadonlySet<string> = new Set()
const { text: empty } = workloadOf(draftOf(NOTHING))

/** Typed letter by letter into the container of this number. */
function typed(text: string, image: string, at = 0, given = NONE): string {
  const former = String(read(text, [...POD, 'containers', at, 'image']) ?? '')
  const letters = [...former].map((_, index) => former.slice(0, former.length - index - 1)).concat([...image].map((_, index) => image.slice(0, index + 1)))
  return letters.reduce((now, so) => setImage(now, containersOf(now)[at]!, so, given), text)
}
const names = (text: string) => containersOf(text).map(({ name }) => name)

describe('a container that nobody has named', () => {
  it('is called after its image, letter by letter, and after another one', () => {
    const web = typed(empty, 'registry.example:5000/team/Web_App:1.4')
    expect(read(web, [...POD, 'containers', 0])).toEqual({ name: 'web-app', image: 'registry.example:5000/team/Web_App:1.4' })
    expect(names(typed(web, 'nginx:1.29'))).toEqual(['nginx'])
    expect(names(typed(web, ''))).toEqual(['container'])
  })

  it('is told from others that run the same', () => {
    const three = ['nginx:1', 'nginx:2', 'nginx:3'].reduce((now, image, at) => typed(at === 0 ? now : addContainer(now), image, at), empty)
    expect(names(three)).toEqual(['nginx', 'nginx-2', 'nginx-3'])
    expect(names(typed(three, 'redis', 1))).toEqual(['nginx', 'redis', 'nginx-3'])
  })

  it('keeps a name that somebody typed, or that stood there when they began', () => {
    const own = write(typed(empty, 'nginx:1'), [...POD, 'containers', 0, 'name'], 'front')
    expect(names(typed(own, 'redis:8'))).toEqual(['front'])
    const { text } = workloadOf(draftOf(EXAMPLES.broker))
    expect(names(typed(text, 'redis:8'))).toEqual(['redis'])
    expect(names(typed(text, 'redis:8', 0, givenNames(EXAMPLES.broker)))).toEqual(['rabbitmq'])
    expect([...givenNames(NOTHING)]).toEqual([])
  })
})
