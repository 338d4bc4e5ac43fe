import { describe, expect, it } from 'vitest'
import type { ImageFault } from './image'
import { imageFault, imageParts, nameOfImage, pullPolicyOf } from './image'

const SHA = `sha256:${'0a'.repeat(32)}`

describe('an image', () => {
  it.each<[string, string, string, string, string]>([
    ['nginx', '', 'nginx', '', ''],
    ['team/app:1', '', 'team/app', '1', ''],
    ['localhost/app', 'localhost', 'app', '', ''],
    ['localhost:5000/a/b:1.2@sha256:00', 'localhost:5000', 'a/b', '1.2', 'sha256:00'],
    ['registry.example/a:b', 'registry.example', 'a', 'b', ''],
    [`a@${SHA}`, '', 'a', '', SHA],
  ])('%s is told in its parts', (image, registry, repository, tag, digest) => {
    expect(imageParts(image)).toEqual({ registry, repository, tag, digest })
  })

  it.each<[string, ImageFault | null]>([
    ['nginx', null],
    ['nginx:1.29', null],
    ['a__b/c--d/e.f_g:V1.0-rc_2', null],
    ['registry.example:5000/team/name:1@' + SHA, null],
    ['[fe80::1]:5000/app', null],
    ['Registry.example/app', null],
    [`app@sha512:${'0'.repeat(128)}`, null],
    ['ng inx', 'blank'],
    ['nginx:1 ', 'blank'],
    ['Nginx', 'repository'],
    ['team/Nginx', 'repository'],
    ['team//nginx', 'repository'],
    ['nginx/', 'repository'],
    ['a___b', 'repository'],
    ['https://nginx', 'registry'],
    ['registry.example:0/a', 'registry'],
    ['registry.example:70000/a', 'registry'],
    ['-registry.example/a', 'registry'],
    ['nginx:', 'tag'],
    ['nginx:.1', 'tag'],
    [`nginx:${'1'.repeat(129)}`, 'tag'],
    ['nginx:1+2', 'tag'],
    ['nginx@', 'digest'],
    ['nginx@sha256:00', 'digest'],
    [`nginx@${SHA.toUpperCase()}`, 'digest'],
    [`${'a'.repeat(250)}/${'b'.repeat(9)}`, 'long'],
  ])('%s: %s', (image, fault) => {
    expect(imageFault(image)).toBe(fault)
  })

  it.each([
    ['nginx', 'Always'],
    ['nginx:latest', 'Always'],
    [`nginx:latest@${SHA}`, 'Always'],
    ['registry.example:5000/nginx', 'Always'],
    ['nginx:1.29', 'IfNotPresent'],
    [`nginx@${SHA}`, 'IfNotPresent'],
  ])('%s is pulled %s where nothing is said', (image, policy) => {
    expect(pullPolicyOf(image)).toBe(policy)
  })

  it.each([
    ['registry.example:5000/team/web:1', 'web'],
    ['Redis_Exporter', 'redis-exporter'],
    ['a/b.c@sha256:00', 'b-c'],
    ['team/', ''],
    ['', ''],
    [`${'a'.repeat(62)}.b`, 'a'.repeat(62)],
  ])('%s names a container %s', (image, name) => {
    expect(nameOfImage(image)).toBe(name)
  })
})
