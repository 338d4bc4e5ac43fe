import { describe, expect, it } from 'vitest'
import type { Path, Value } from '../../manifest'
import { join, read, remove, write } from '../../manifest'
import { appProtocolOf, setAppProtocol } from './appProtocol'
import { check } from './checks'
import { draftOf, edit, POD } from './draft'
import { EXAMPLES } from './examples'
import { changePort, expose } from './services'

const FIRST: Path = [...POD, 'containers', 0]
const PORT: Path = [...FIRST, 'ports', 0]
const draft = draftOf(EXAMPLES.web)
const port = read(draft[1]?.text ?? '', PORT) as { [key: string]: Value }

describe('what is spoken at a port', () => {
  it('is said by all Services that lead to it, and by none once it is taken back', () => {
    const open = expose(draft, port)
    expect(appProtocolOf(open, port)).toBe('')
    const said = setAppProtocol(open, port, 'kubernetes.io/h2c')
    expect([0, 2].map((at) => read(said[at]?.text ?? '', ['spec', 'ports', 0, 'appProtocol']))).toEqual(['kubernetes.io/h2c', 'kubernetes.io/h2c'])
    expect(appProtocolOf(said, port)).toBe('kubernetes.io/h2c')
    expect(check(said)).toEqual([])
    expect(join(setAppProtocol(said, port, ''))).toBe(join(open))
  })

  it('has nowhere to be said without a Service that leads there', () => {
    expect(appProtocolOf(draft, { containerPort: 8080 })).toBeNull()
    expect(appProtocolOf(draft, { ...port, protocol: 'UDP' })).toBeNull()
  })

  it('has to be a name', () => {
    const [mark] = check(setAppProtocol(draft, port, 'h t t p'))
    expect([mark?.index, mark?.path.join('/'), mark?.words.key]).toEqual([0, 'spec/ports/0/appProtocol', 'check.appProtocol'])
  })
})

describe('a port that is called otherwise', () => {
  const asking = (of: typeof draft) => read(of[1]?.text ?? '', [...FIRST, 'readinessProbe', 'httpGet', 'port'])
  const name = (of: typeof draft, to: string) =>
    changePort(of, 1, PORT, (text) => (to === '' ? remove(text, [...PORT, 'name']) : write(text, [...PORT, 'name'], to)))

  it('is still asked by its probe, by its number while it has no name', () => {
    expect(asking(draft)).toBe('http')
    expect(asking(name(draft, 'web'))).toBe('web')
    expect(asking(name(draft, ''))).toBe(80)
    expect(asking(['web', 'we', 'w', 'wi', 'wire'].reduce(name, draft))).toBe('wire')
  })

  it('takes no probe along that asks another one', () => {
    const two = edit(draft, 1, (text) => write(text, [...FIRST, 'ports', 1], { containerPort: 8080, name: 'x' }))
    const second = (of: typeof draft, to: string) =>
      changePort(of, 1, [...FIRST, 'ports', 1], (text) => write(text, [...FIRST, 'ports', 1, 'name'], to))
    expect(asking(['h', 'ht', 'htt', 'http', 'https'].reduce(second, two))).toBe('http')
  })
})
