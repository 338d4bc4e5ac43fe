import type { Path } from '../../manifest'
import { isMapping, read } from '../../manifest'
import { containersOf } from './containers'
import { listAt, POD, textAt } from './draft'

/** The levels of the Pod Security Standards that a project may enforce. */
export type Level = 'privileged' | 'baseline' | 'restricted'

export interface Security {
  level: Level
  /** The first field that keeps it from the next level, with the container that it belongs to. */
  against: { field: string; container: string } | null
}

type Fault = NonNullable<Security['against']>

const CONTEXT = 'securityContext'

/** Of the standards' baseline: all else needs the level privileged. */
const CAPABILITIES = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(' '),
)
/** Those that touch nothing outside the pod. */
export const SAFE_SYSCTLS: ReadonlySet<string> = new Set([
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
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
  'net.ipv4.tcp_slow_start_after_idle',
  'net.ipv4.tcp_notsent_lowat',
])
const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t']
const VOLUMES = new Set(
  'name configMap csi downwardAPI emptyDir ephemeral persistentVolumeClaim projected secret'.split(' '),
)
const CONFINED = ['RuntimeDefault', 'Localhost']
/** Where something may be asked, which must not be somewhere else than in the pod. */
const ASKED: Path[] = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle/postStart', 'lifecycle/preStop'].flatMap((what) =>
  ['httpGet', 'tcpSocket'].map((way) => [...what.split('/'), way, 'host']),
)

/** By what stands in the draft alone; what admission may add or refuse beside that only the server knows. */
export function securityOf(text: string): Security {
  const baseline = againstBaseline(text)
  if (baseline) return { level: 'privileged', against: baseline }
  const restricted = againstRestricted(text)
  return restricted ? { level: 'baseline', against: restricted } : { level: 'restricted', against: null }
}

/** Fields, and whether each stands against a level. */
type Rules = Record<string, boolean>

function first(container: string, rules: Rules): Fault | null {
  const field = Object.keys(rules).find((each) => rules[each])
  return field === undefined ? null : { field, container }
}

function inContainers(text: string, rulesOf: (path: Path) => Rules): Fault | null {
  const faults = containersOf(text).map(({ path, name }) => first(name, rulesOf(path)))
  return faults.find((fault) => fault !== null) ?? null
}

function againstBaseline(text: string): Fault | null {
  const yes = (field: string) => read(text, [...POD, field]) === true
  const ofPod = first('', {
    hostNetwork: yes('hostNetwork'),
    hostPID: yes('hostPID'),
    hostIPC: yes('hostIPC'),
    hostPath: volumesOf(text).some((volume) => 'hostPath' in volume),
    sysctls: listAt(text, [...POD, CONTEXT, 'sysctls']).some((one) => isMapping(one) && !SAFE_SYSCTLS.has(String(one['name']))),
    ...unconfined(text, POD),
  })
  const ofContainer = (path: Path): Rules => ({
    privileged: read(text, [...path, CONTEXT, 'privileged']) === true,
    'capabilities.add': capabilities(text, path, 'add').some((capability) => !CAPABILITIES.has(capability)),
    procMount: !['', 'Default'].includes(textAt(text, [...path, CONTEXT, 'procMount'])),
    ...unconfined(text, path),
    hostPort: listAt(text, [...path, 'ports']).some((port) => isMapping(port) && Number(port['hostPort'] ?? 0) !== 0),
    host: ASKED.some((asked) => textAt(text, [...path, ...asked]) !== ''),
  })
  return ofPod ?? inContainers(text, ofContainer)
}

/** What the pod says counts where a container says nothing. What weakens it counts even where every container says otherwise. */
function againstRestricted(text: string): Fault | null {
  const own = (...field: string[]) => read(text, [...POD, CONTEXT, ...field])
  const ofPod = first('', {
    volumes: volumesOf(text).some((volume) => Object.keys(volume).some((kind) => !VOLUMES.has(kind))),
    runAsNonRoot: own('runAsNonRoot') === false,
    runAsUser: own('runAsUser') === 0,
  })
  const ofContainer = (path: Path): Rules => {
    const said = (...field: string[]) => read(text, [...path, CONTEXT, ...field])
    return {
      allowPrivilegeEscalation: said('allowPrivilegeEscalation') !== false,
      runAsNonRoot: (said('runAsNonRoot') ?? own('runAsNonRoot')) !== true,
      runAsUser: said('runAsUser') === 0,
      seccompProfile: !CONFINED.includes(String(said('seccompProfile', 'type') ?? own('seccompProfile', 'type'))),
      'capabilities.drop': !capabilities(text, path, 'drop').includes('ALL'),
      'capabilities.add': capabilities(text, path, 'add').some((capability) => capability !== 'NET_BIND_SERVICE'),
    }
  }
  return ofPod ?? inContainers(text, ofContainer)
}

/** What lifts a confinement at either place, of the pod or of a container. */
function unconfined(text: string, path: Path): Rules {
  const said = (...field: string[]) => textAt(text, [...path, CONTEXT, ...field])
  const selinux = ['user', 'role'].some((part) => said('seLinuxOptions', part) !== '')
  return {
    seccompProfile: said('seccompProfile', 'type') === 'Unconfined',
    appArmorProfile: said('appArmorProfile', 'type') === 'Unconfined',
    'windowsOptions.hostProcess': said('windowsOptions', 'hostProcess') === 'true',
    seLinuxOptions: selinux || !SELINUX_TYPES.includes(said('seLinuxOptions', 'type')),
  }
}

function capabilities(text: string, path: Path, way: 'add' | 'drop'): string[] {
  return listAt(text, [...path, CONTEXT, 'capabilities', way]).map(String)
}

function volumesOf(text: string) {
  return listAt(text, [...POD, 'volumes']).filter(isMapping)
}
