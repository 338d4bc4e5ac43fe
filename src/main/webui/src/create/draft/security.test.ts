import { describe, expect, it } from 'vitest'
import type { Path, Value } from '../../manifest'
import { remove, write } from '../../manifest'
import { draftOf, POD, workloadOf } from './draft'
import { EXAMPLES } from './examples'
import { securityOf } from './security'

const MAIN: Path = [...POD, 'containers', 0]
const CONFINED: Value = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
  capabilities: { drop: ['ALL'] },
}
const plain = remove(workloadOf(draftOf(EXAMPLES.web)).text, [...MAIN, 'securityContext'])
const strict = write(remove(plain, [...POD, 'securityContext']), [...MAIN, 'securityContext'], CONFINED)

const inContainer = (field: string, value: Value) => write(strict, [...MAIN, 'securityContext', field], value)
const inPod = (field: string, value: Value) => write(strict, [...POD, field], value)

describe('the level of the Pod Security Standards', () => {
  it.each<[string, string, string, string]>([
    ['all that is asked for', strict, 'restricted', ''],
    ['nothing said', remove(strict, [...MAIN, 'securityContext']), 'baseline', 'allowPrivilegeEscalation'],
    ['escalation not said', remove(strict, [...MAIN, 'securityContext', 'allowPrivilegeEscalation']), 'baseline', 'allowPrivilegeEscalation'],
    ['root', inContainer('runAsUser', 0), 'baseline', 'runAsUser'],
    ['another user', inContainer('runAsUser', 1000), 'restricted', ''],
    ['one capability more', inContainer('capabilities', { drop: ['ALL'], add: ['CHOWN'] }), 'baseline', 'capabilities.add'],
    ['the one that is free', inContainer('capabilities', { drop: ['ALL'], add: ['NET_BIND_SERVICE'] }), 'restricted', ''],
    ['not all dropped', inContainer('capabilities', { drop: ['NET_RAW'] }), 'baseline', 'capabilities.drop'],
    ['a strong capability', inContainer('capabilities', { drop: ['ALL'], add: ['SYS_ADMIN'] }), 'privileged', 'capabilities.add'],
    ['privileged', inContainer('privileged', true), 'privileged', 'privileged'],
    ['all system calls', inContainer('seccompProfile', { type: 'Unconfined' }), 'privileged', 'seccompProfile'],
    ['a type of SELinux', inContainer('seLinuxOptions', { type: 'spc_t' }), 'privileged', 'seLinuxOptions'],
    ['the network of the node', inPod('hostNetwork', true), 'privileged', 'hostNetwork'],
    ['the processes of the node', inPod('hostPID', true), 'privileged', 'hostPID'],
    ['the memory that the node shares', inPod('hostIPC', true), 'privileged', 'hostIPC'],
    ['AppArmor lifted for the pod', inPod('securityContext', { appArmorProfile: { type: 'Unconfined' } }), 'privileged', 'appArmorProfile'],
    ['AppArmor lifted for a container', inContainer('appArmorProfile', { type: 'Unconfined' }), 'privileged', 'appArmorProfile'],
    ['AppArmor as the runtime has it', inContainer('appArmorProfile', { type: 'RuntimeDefault' }), 'restricted', ''],
    ['all of /proc', inContainer('procMount', 'Unmasked'), 'privileged', 'procMount'],
    ['/proc as usual', inContainer('procMount', 'Default'), 'restricted', ''],
    ['a process of a Windows host', inPod('securityContext', { windowsOptions: { hostProcess: true } }), 'privileged', 'windowsOptions.hostProcess'],
    ['a user of SELinux', inPod('securityContext', { seLinuxOptions: { user: 'system_u' } }), 'privileged', 'seLinuxOptions'],
    ['a role of SELinux', inContainer('seLinuxOptions', { role: 'system_r' }), 'privileged', 'seLinuxOptions'],
    ['a type of SELinux for containers', inContainer('seLinuxOptions', { type: 'container_t', level: 's0:c1,c2' }), 'restricted', ''],
    ['all system calls, for the pod', inPod('securityContext', { seccompProfile: { type: 'Unconfined' } }), 'privileged', 'seccompProfile'],
    ['the network of the node, not wanted', inPod('hostNetwork', false), 'restricted', ''],
    ['a path of the node', inPod('volumes', [{ name: 'a', hostPath: { path: '/' } }]), 'privileged', 'hostPath'],
    ['a volume of another kind', inPod('volumes', [{ name: 'a', nfs: { server: 'a', path: '/' } }]), 'baseline', 'volumes'],
    ['a sysctl', inPod('securityContext', { sysctls: [{ name: 'kernel.msgmax', value: '1' }] }), 'privileged', 'sysctls'],
    ['a port of the node', write(strict, [...MAIN, 'ports', 0], { containerPort: 80, hostPort: 80 }), 'privileged', 'hostPort'],
  ])('%s', (_, text, level, field) => {
    const { level: found, against } = securityOf(text)
    expect([found, against?.field ?? '']).toEqual([level, field])
  })

  it.each<[string, Path, Value, string, string]>([
    ['the pod is root, whatever its containers are', ['securityContext'], { runAsUser: 0 }, 'baseline', 'runAsUser'],
    ['the pod may be root, whatever its containers may', ['securityContext'], { runAsNonRoot: false }, 'baseline', 'runAsNonRoot'],
    ['a probe that names a host', ['containers', 0, 'livenessProbe'], { httpGet: { host: '10.0.0.1', port: 80 } }, 'privileged', 'host'],
    ['a hook that names a host', ['containers', 0, 'lifecycle', 'preStop'], { httpGet: { host: 'a', port: 80 } }, 'privileged', 'host'],
    ['a probe of the pod itself', ['containers', 0, 'livenessProbe'], { httpGet: { port: 80 } }, 'restricted', ''],
    ['a sysctl that is safe', ['securityContext'], { sysctls: [{ name: 'net.ipv4.tcp_rmem', value: '1' }] }, 'restricted', ''],
    ['sysctls that are no list', ['securityContext'], { sysctls: 'all' }, 'restricted', ''],
  ])('%s', (_, path, value, level, field) => {
    const { level: found, against } = securityOf(write(inContainer('runAsUser', 1000), [...POD, ...path], value))
    expect([found, against?.field ?? '']).toEqual([level, field])
  })

  it('what the pod says holds for containers that say nothing', () => {
    const shared = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } }
    const own = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } }
    const text = write(write(plain, [...POD, 'securityContext'], shared), [...MAIN, 'securityContext'], own)
    expect(securityOf(text).level).toBe('restricted')
    expect(securityOf(write(text, [...MAIN, 'securityContext', 'runAsNonRoot'], false)).against).toEqual({ field: 'runAsNonRoot', container: 'web' })
  })
})
