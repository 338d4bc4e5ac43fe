import { describe, expect, it } from 'vitest'
import { BEGINNINGS } from './beginnings'
import type { ManifestFile } from './files'
import { converted, faultsIn, fileName, filesOf, joined, placed, titleOf } from './files'
import { pathOfPointer } from '../manifest'
import { written } from '../manifest'
import { documentsOf, placeOf } from './text'

const SET = BEGINNINGS['OrdinalSet'] ?? ''
const SERVICE = BEGINNINGS['Service'] ?? ''
const texts = (files: ManifestFile[]) => files.map((file) => titleOf(file.text).kind)

describe('files', () => {
  it('are what a text holds: documents with their comments, and elements of a List', () => {
    const files = filesOf(`# first\n${SET}---\n${SERVICE}---\n`, 'yaml')
    expect(texts(files)).toEqual(['OrdinalSet', 'Service'])
    expect(files[0]?.text).toContain('# first')
    expect(texts(filesOf(joined(files), 'yaml'))).toEqual(['OrdinalSet', 'Service'])
    expect(
      texts(
        filesOf(JSON.stringify({ kind: 'List', apiVersion: 'v1', items: [{ kind: 'Service' }, { kind: 'ConfigMap' }] }), 'json'),
      ),
    ).toEqual(['Service', 'ConfigMap'])
  })

  it('what is broken comes in as it is, and is mended there', () => {
    expect(filesOf('a: [', 'json')[0]?.text).toBe('a: [')
  })

  it('have names by which they are saved', () => {
    const [file] = filesOf(SERVICE, 'yaml')
    expect(file && fileName(file, 'shop')).toBe('web.shop.service.yaml')
  })

  it('become JSON and YAML again, and mean the same', () => {
    const json = converted(SET, 'json') ?? ''
    expect(JSON.parse(json)).toMatchObject({ kind: 'OrdinalSet', spec: { replicas: 3 } })
    expect(converted(json, 'yaml')).toBe(SET)
    expect(converted('a: [', 'json')).toBeNull()
  })

  it('words that YAML would read as something else are put in quotes', () => {
    const text = written({ a: 'yes', b: '0755', c: '2026-01-02', d: 'on', e: '1.20' }, 'yaml')
    expect(documentsOf(text)[0]?.toJS()).toEqual({ a: 'yes', b: '0755', c: '2026-01-02', d: 'on', e: '1.20' })
    expect(documentsOf('a: yes\nb: 0755\nc: 2026-01-02\n')[0]?.toJS()).toEqual({ a: true, b: 493, c: '2026-01-02' })
  })

  it('the server points into several by their number', () => {
    const files = filesOf(`${SET}---\n${SERVICE}`, 'yaml')
    const [set, service] = files
    const faults = [
      { pointer: '/1/spec/ports/0/port', detail: 'x' },
      { pointer: '/0/spec', detail: 'y' },
    ]
    expect(faultsIn(files, faults, service?.id ?? '')).toEqual([{ path: ['spec', 'ports', 0, 'port'], detail: 'x' }])
    expect(faultsIn(files, faults, set?.id ?? '')).toEqual([{ path: ['spec'], detail: 'y' }])
    expect(faultsIn(files, [{ file: service?.id ?? '', pointer: '/spec', detail: 'z' }], service?.id ?? '')).toEqual([
      { path: ['spec'], detail: 'z' },
    ])
  })
})

describe('imported files', () => {
  it('take the places of those of the same name, but not of one that stays as it is', () => {
    const files = [...filesOf(SET, 'yaml'), ...filesOf(SERVICE, 'yaml').map((one) => ({ ...one, readOnly: true }))]
    const { next, left } = placed(files, filesOf(`${SET.replace('replicas: 3', 'replicas: 4')}---\n${SERVICE}`, 'yaml'), true)
    expect(next[0]?.text).toContain('replicas: 4')
    expect(next[1]).toBe(files[1])
    expect(texts(left)).toEqual(['Service'])
  })
})

describe('places', () => {
  it('of a pointer: the value, the name of a field that holds more, what is nearest of what is not there', () => {
    const [document] = documentsOf(SET)
    const at = (pointer: string) => {
      const { from, to } = document ? placeOf(document, pathOfPointer(pointer)) : { from: 0, to: 0 }
      return SET.slice(from, to)
    }
    expect(at('/spec/replicas')).toBe('3')
    expect(at('/spec/template')).toBe('template')
    expect(at('/spec/template/spec/containers/0/image')).toBe('nginx:1.29')
    expect(at('/spec/nothing')).toBe('spec')
  })
})
