/** The order in which people write fields: a new one stands where a reader looks for it. Others come last. */
const ORDER = [
  ...['apiVersion', 'kind', 'metadata', 'name', 'namespace', 'labels', 'annotations', 'spec', 'type', 'clusterIP'],
  ...['replicas', 'ordinals', 'serviceName', 'podManagementPolicy', 'minReadySeconds', 'revisionHistoryLimit'],
  ...['updateStrategy', 'persistentVolumeClaimRetentionPolicy', 'publishNotReadyAddresses', 'sessionAffinity'],
  ...['sessionAffinityConfig', 'selector', 'image', 'restartPolicy', 'imagePullPolicy', 'command', 'args', 'ports', 'port', 'targetPort'],
  ...['containerPort', 'nodePort', 'protocol', 'envFrom', 'env', 'value', 'valueFrom', 'resources', 'requests', 'limits'],
  ...['startupProbe', 'livenessProbe', 'readinessProbe', 'lifecycle', 'volumeMounts', 'template', 'terminationGracePeriodSeconds'],
  ...['imagePullSecrets', 'nodeSelector', 'affinity', 'topologySpreadConstraints', 'tolerations', 'initContainers', 'containers'],
  ...['volumes', 'volumeClaimTemplates', 'status'],
]
const RANK = new Map(ORDER.map((key, index) => [key, index]))

export function before(one: string, other: string): boolean {
  return (RANK.get(one) ?? Infinity) < (RANK.get(other) ?? -1)
}
