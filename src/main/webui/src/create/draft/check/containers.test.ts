import { describe, expect, it } from 'vitest'
import type { Path, Value } from '../../../manifest'
import { workloadIn, write } from '../../../manifest'
import { check } from '../checks'
import { draftOf, edit, POD } from '../draft'
import { EXAMPLES } from '../examples'

const FIRST: Path = [...POD, 'containers', 0]
const SECOND: Path = [...POD, 'containers', 1]
const PROBE: Path = [...FIRST, 'livenessProbe']
const HOOK: Path = [...FIRST, 'lifecycle', 'preStop']

/** What is said of the example of a web server once these things stand in it, where each stands below its container or its pod. */
function marks(...written: [Path, Value][]): string[] {
  const draft = draftOf(EXAMPLES.web)
  const changed = edit(draft, workloadIn(draft), (text) => written.reduce((now, [path, value]) => write(now, path, value), text))
  return check(changed).map(({ path, words, missing, advice }) => {
    const place = path.slice(0, POD.length).join() === POD.join() ? path.slice(POD.length) : path
    return `${place.join('/')} ${words.key}${missing ? ' missing' : ''}${advice ? ' advice' : ''}`
  })
}

describe('what is said beside the fields of a container', () => {
  it.each<[string, Path, Value, string]>([
    ['an image in capitals', [...FIRST, 'image'], 'Nginx:1', 'containers/0/image check.image.repository'],
    ['an image with a blank', [...FIRST, 'image'], 'a b', 'containers/0/image check.image'],
    ['an image by address', [...FIRST, 'image'], 'https://a/b:1', 'containers/0/image check.image.registry'],
    ['no tag after the colon', [...FIRST, 'image'], 'nginx:', 'containers/0/image check.image.tag'],
    ['half a digest', [...FIRST, 'image'], 'nginx@sha256:1', 'containers/0/image check.image.digest'],
    ['no image', [...FIRST, 'image'], '', 'containers/0/image check.required missing'],
    ['the tag latest', [...FIRST, 'image'], 'nginx:latest', 'containers/0/image check.latest advice'],
    ['a port of the node above all', [...FIRST, 'ports', 0, 'hostPort'], 65_536, 'containers/0/ports/0/hostPort check.between'],
    ['a variable with a digit first', [...FIRST, 'env', 0], { name: '1A', value: '' }, 'containers/0/env/0/name check.variable'],
    ['a reference to nothing', [...FIRST, 'env', 0], { name: 'A', valueFrom: { configMapKeyRef: { name: '', key: 'a' } } }, 'containers/0/env/0/valueFrom/configMapKeyRef/name check.required missing'],
    ['a reference to no key', [...FIRST, 'env', 0], { name: 'A', valueFrom: { secretKeyRef: { name: 'a' } } }, 'containers/0/env/0/valueFrom/secretKeyRef/key check.required missing'],
    ['all keys of nothing', [...FIRST, 'envFrom', 0], { secretRef: {} }, 'containers/0/envFrom/0/secretRef/name check.required missing'],
    ['a prefix that begins no name', [...FIRST, 'envFrom', 0], { prefix: '1_', configMapRef: { name: 'a' } }, 'containers/0/envFrom/0/prefix check.variable'],
    ['a mount of nothing', [...FIRST, 'volumeMounts', 0], { name: 'gone', mountPath: '/a' }, 'containers/0/volumeMounts/0/name check.volumeUnknown'],
    ['a device of nothing', [...FIRST, 'volumeDevices', 0], { name: 'gone', devicePath: '/dev/a' }, 'containers/0/volumeDevices/0/name check.volumeUnknown'],
    ['a probe of port 0', PROBE, { tcpSocket: { port: 0 } }, 'containers/0/livenessProbe/tcpSocket/port check.between'],
    ['a probe of no port', PROBE, { httpGet: { path: '/' } }, 'containers/0/livenessProbe/httpGet/port check.required missing'],
    ['a probe of a port by a name that is none', PROBE, { httpGet: { port: '80 or so' } }, 'containers/0/livenessProbe/httpGet/port check.portOrName'],
    ['a probe of a port that is not there', PROBE, { httpGet: { port: 'https' } }, 'containers/0/livenessProbe/httpGet/port check.portUnknown'],
    ['gRPC by a name', PROBE, { grpc: { port: 'http' } }, 'containers/0/livenessProbe/grpc/port check.between'],
    ['a header with a colon', PROBE, { httpGet: { port: 80, httpHeaders: [{ name: 'A:', value: '' }] } }, 'containers/0/livenessProbe/httpGet/httpHeaders/0/name check.header'],
    ['a probe that runs nothing', PROBE, { exec: {} }, 'containers/0/livenessProbe/exec/command check.required missing'],
    ['alive after passing twice', PROBE, { tcpSocket: { port: 80 }, successThreshold: 2 }, 'containers/0/livenessProbe/successThreshold check.once'],
    ['no time to end in', PROBE, { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 0 }, 'containers/0/livenessProbe/terminationGracePeriodSeconds check.whole'],
    ['time to end in of a probe that ends nothing', [...FIRST, 'readinessProbe', 'terminationGracePeriodSeconds'], 5, 'containers/0/readinessProbe/terminationGracePeriodSeconds check.probeGrace'],
    ['a hook at port 70000', HOOK, { httpGet: { port: 70_000 } }, 'containers/0/lifecycle/preStop/httpGet/port check.between'],
    ['a hook at a port that is not there', [...FIRST, 'lifecycle', 'postStart'], { httpGet: { port: 'https' } }, 'containers/0/lifecycle/postStart/httpGet/port check.portUnknown'],
    ['a hook that runs nothing', HOOK, { exec: { command: [] } }, 'containers/0/lifecycle/preStop/exec/command check.required missing'],
    ['a pause before time', HOOK, { sleep: { seconds: -1 } }, 'containers/0/lifecycle/preStop/sleep/seconds check.between'],
    ['a pause longer than a pod has', HOOK, { sleep: { seconds: 31 } }, 'containers/0/lifecycle/preStop/sleep/seconds check.between'],
    ['a pause of no length', HOOK, { sleep: {} }, 'containers/0/lifecycle/preStop/sleep/seconds check.required missing'],
    ['no time for the pod', [...POD, 'terminationGracePeriodSeconds'], 0, 'terminationGracePeriodSeconds check.grace advice'],
    ['less than no time', [...POD, 'terminationGracePeriodSeconds'], -1, 'terminationGracePeriodSeconds check.whole'],
    ['a capability as the kernel calls it', [...FIRST, 'securityContext', 'capabilities'], { add: ['CAP_CHOWN'] }, 'containers/0/securityContext/capabilities/add/0 check.capability'],
    ['a capability in small letters', [...FIRST, 'securityContext', 'capabilities'], { drop: ['all'] }, 'containers/0/securityContext/capabilities/drop/0 check.capability'],
    ['a group that is no number', [...POD, 'securityContext'], { supplementalGroups: [1, 'staff'] }, 'securityContext/supplementalGroups/1 check.between'],
    ['a group that is too high', [...POD, 'securityContext'], { supplementalGroups: [2_147_483_648] }, 'securityContext/supplementalGroups/0 check.between'],
    ['a label of two words', [...FIRST, 'securityContext', 'seLinuxOptions'], { level: 's0 c1' }, 'containers/0/securityContext/seLinuxOptions/level check.image'],
    ['a label of the pod with a blank', [...POD, 'securityContext', 'seLinuxOptions'], { type: ' a' }, 'securityContext/seLinuxOptions/type check.image'],
    ['a parameter in capitals', [...POD, 'securityContext'], { sysctls: [{ name: 'Net.x', value: '1' }] }, 'securityContext/sysctls/0/name check.sysctl'],
    ['a parameter that is a number', [...POD, 'securityContext'], { sysctls: [{ name: 'net.x', value: 1 }] }, 'securityContext/sysctls/0/value check.text'],
    ['a parameter without a value', [...POD, 'securityContext'], { sysctls: [{ name: 'net.x' }] }, 'securityContext/sysctls/0/value check.required missing'],
    [
      'a parameter twice',
      [...POD, 'securityContext'],
      { sysctls: [{ name: 'net/x', value: '1' }, { name: 'net/x', value: '2' }] },
      'securityContext/sysctls/1/name check.twice',
    ],
    ['a Service by a name that is none', ['spec', 'serviceName'], 'Web_1', 'spec/serviceName check.service'],
    ['a Service with a digit first', ['spec', 'serviceName'], '1web', 'spec/serviceName check.service'],
  ])('%s', (_, path, value, mark) => {
    expect(marks([path, value])).toEqual([mark])
  })

  it.each<[string, [Path, Value][]]>([
    ['an image with everything', [[[...FIRST, 'image'], `registry.example:5000/team/web:1@sha256:${'0'.repeat(64)}`]]],
    ['a probe of a port by name, with headers', [[PROBE, { httpGet: { port: 'http', httpHeaders: [{ name: 'X-Probe', value: '' }] }, terminationGracePeriodSeconds: 5 }]]],
    ['a pause as long as the pod has', [[[...POD, 'terminationGracePeriodSeconds'], 60], [HOOK, { sleep: { seconds: 60 } }]]],
    ['no pause at all', [[HOOK, { sleep: { seconds: 0 } }]]],
    ['a mount of a volume', [[[...POD, 'volumes'], [{ name: 'a', emptyDir: {} }]], [[...FIRST, 'volumeMounts'], [{ name: 'a', mountPath: '/a' }]]]],
    ['what holds for the pod', [[[...POD, 'securityContext'], { supplementalGroups: [0, 2_147_483_647], seLinuxOptions: { level: 's0:c1,c2' }, sysctls: [{ name: 'net.ipv4.tcp_rmem', value: '4096 131072 6291456' }] }]]],
    ['capabilities', [[[...FIRST, 'securityContext', 'capabilities'], { drop: ['ALL'], add: ['NET_BIND_SERVICE'] }]]],
  ])('nothing of %s', (_, written) => {
    expect(marks(...written)).toEqual([])
  })

  it('ports are told apart over all containers', () => {
    const other = (port: Value): [Path, Value] => [SECOND, { name: 'side', image: 'side:1', ports: [port] }]
    expect(marks(other({ containerPort: 8080, name: 'metrics' }))).toEqual([])
    expect(marks(other({ containerPort: 8080, name: 'http' }))).toEqual(['containers/1/ports/0/name check.portTaken'])
    expect(marks(other({ containerPort: 80 }))).toEqual(['containers/1/ports/0/containerPort check.twice'])
    expect(marks(other({ containerPort: 80, protocol: 'UDP' }))).toEqual([])
    expect(marks([[...FIRST, 'ports', 1], { containerPort: 8080, name: 'http' }])).toEqual(['containers/0/ports/1/name check.twice'])
  })

  it('the name of the headless Service is told once, at the workload', () => {
    const draft = draftOf(EXAMPLES.web)
    const named = edit(edit(draft, 0, (text) => write(text, ['metadata', 'name'], '1web')), 1, (text) => write(text, ['spec', 'serviceName'], '1web'))
    expect(check(named).map(({ index, path }) => `${index} ${path.join('/')}`)).toEqual(['1 spec/serviceName'])
  })
})
