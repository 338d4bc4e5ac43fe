import type { Path, Value } from '../../manifest'
import { isMapping, read } from '../../manifest'
import { containersOf } from './containers'
import { listAt, POD } from './draft'

/** The levels of the Pod Security Standards that a project may enforce. */
export type Level = 'privileged' | 'baseline' | 'restricted'

export interface Security {
  level: Level
  /** The first field that keeps it from the next level, with the container that it belongs to. */
  against: { field: string; container: string } | null
}

type Fault = NonNullable<Security['against']>

/** Of the standards' baseline: all else needs the level privileged. */
const CAPABILITIES = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(' '),
)
const SYSCTLS = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
])
const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t']
const VOLUMES = new Set(
  'name configMap csi downwardAPI emptyDir ephemeral persistentVolumeClaim projected secret'.split(' '),
)
const CONFINED = ['RuntimeDefault', 'Localhost']

/** By what stands in the draft alone; what admission may add or refuse beside that only the server knows. */
export function securityOf(text: string): Security {
  const baseline = againstBaseline(text)
  if (baseline) return { level: 'privileged', against: baseline }
  const restricted = againstRestricted(text)
  return restricted ? { level: 'baseline', against: restricted } : { level: 'restricted', against: null }
}

function againstBaseline(text: string): Fault | null {
  const pod = (field: string): Fault => ({ field, container: '' })
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) if (read(text, [...POD, field]) === true) return pod(field)
  if (volumesOf(text).some((volume) => 'hostPath' in volume)) return pod('hostPath')
  const own = context(text, POD)
  const sysctl = (own['sysctls'] as Value[] | undefined)?.some((one) => isMapping(one) && !SYSCTLS.has(String(one['name'])))
  if (sysctl) return pod('sysctls')
  const shared = unconfined(own)
  if (shared) return pod(shared)
  for (const { path, name } of containersOf(text)) {
    const of = (field: string): Fault => ({ field, container: name })
    const one = context(text, path)
    if (one['privileged'] === true) return of('privileged')
    if (capabilities(one, 'add').some((capability) => !CAPABILITIES.has(capability))) return of('capabilities.add')
    if (one['procMount'] !== undefined && one['procMount'] !== 'Default') return of('procMount')
    const field = unconfined(one)
    if (field) return of(field)
    if (listAt(text, [...path, 'ports']).some((port) => isMapping(port) && Number(port['hostPort'] ?? 0) !== 0)) return of('hostPort')
  }
  return null
}

function againstRestricted(text: string): Fault | null {
  const own = context(text, POD)
  if (volumesOf(text).some((volume) => Object.keys(volume).some((kind) => !VOLUMES.has(kind)))) return { field: 'volumes', container: '' }
  for (const { path, name } of containersOf(text)) {
    const one = context(text, path)
    const either = (field: string) => one[field] ?? own[field]
    const seccomp = either('seccompProfile')
    const faults: Record<string, boolean> = {
      allowPrivilegeEscalation: one['allowPrivilegeEscalation'] !== false,
      runAsNonRoot: either('runAsNonRoot') !== true,
      runAsUser: either('runAsUser') === 0,
      seccompProfile: !CONFINED.includes(isMapping(seccomp) ? String(seccomp['type']) : ''),
      'capabilities.drop': !capabilities(one, 'drop').includes('ALL'),
      'capabilities.add': capabilities(one, 'add').some((capability) => capability !== 'NET_BIND_SERVICE'),
    }
    const field = Object.keys(faults).find((each) => faults[each])
    if (field) return { field, container: name }
  }
  return null
}

/** What lifts a confinement at either place, of the pod or of a container. */
function unconfined(own: Record<string, Value>): string | null {
  const part = (field: string) => (isMapping(own[field]) ? (own[field] as Record<string, Value>) : {})
  if (part('seccompProfile')['type'] === 'Unconfined') return 'seccompProfile'
  if (part('appArmorProfile')['type'] === 'Unconfined') return 'appArmorProfile'
  if (part('windowsOptions')['hostProcess'] === true) return 'windowsOptions.hostProcess'
  const selinux = part('seLinuxOptions')
  const fits = SELINUX_TYPES.includes(String(selinux['type'] ?? '')) && !selinux['user'] && !selinux['role']
  return fits ? null : 'seLinuxOptions'
}

function context(text: string, path: Path): Record<string, Value> {
  const found = read(text, [...path, 'securityContext'])
  return isMapping(found) ? (found as Record<string, Value>) : {}
}

function capabilities(own: Record<string, Value>, way: 'add' | 'drop'): string[] {
  const found = isMapping(own['capabilities']) ? own['capabilities'][way] : []
  return Array.isArray(found) ? found.map(String) : []
}

function volumesOf(text: string): Record<string, Value>[] {
  return listAt(text, [...POD, 'volumes']).filter(isMapping) as Record<string, Value>[]
}
