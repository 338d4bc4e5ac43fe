import type { Language } from '.'

/** What the fields that people write most often mean: by their last two names, else by the last. */
const FIELDS: Record<string, readonly [english: string, chinese: string]> = {
  apiVersion: ['Which version of which API the object is written in.', '对象所使用的 API 组和版本。'],
  kind: ['What kind of object it is.', '对象的类型。'],
  'metadata.name': ['Unique in its project; pods are called after it.', '在项目内唯一；Pod 以它命名。'],
  'metadata.namespace': ['The project that it is in.', '所在的项目。'],
  'metadata.labels': ['By which it can be found and chosen.', '用于查找和选择。'],
  'metadata.annotations': ['Notes for people and programs; nothing is chosen by them.', '供人和程序使用的备注，不能用于选择。'],
  replicas: ['How many pods are wanted: ordinals 0 to one fewer.', '期望的 Pod 数量：序号从 0 到数量减一。'],
  serviceName: [
    'The headless Service that pods have their names in the network from. Fixed once created.',
    '为 Pod 提供网络名称的无头服务。创建后不可更改。',
  ],
  'spec.selector': [
    'Which pods belong to it; the template has to carry these labels. Fixed once created.',
    '哪些 Pod 属于它；模板必须带有这些标签。创建后不可更改。',
  ],
  podManagementPolicy: [
    'OrderedReady takes one pod after the other, Parallel all at once. Fixed once created.',
    'OrderedReady 逐个处理，Parallel 同时处理。创建后不可更改。',
  ],
  'spec.template': [
    'What each pod is made from. A change of it makes a new revision.',
    '创建每个 Pod 所依据的模板。更改它会产生新版本。',
  ],
  volumeClaimTemplates: [
    'A claim of each for every pod, which it keeps. Fixed once created.',
    '每个 Pod 都会得到并保留一份存储声明。创建后不可更改。',
  ],
  updateStrategy: ['How pods get from one revision to the next.', 'Pod 如何更新到下一个版本。'],
  partition: ['Pods with a lower ordinal keep their revision.', '序号小于它的 Pod 保持原版本。'],
  maxUnavailable: [
    'How many pods an update may take down at once, a number or a percentage.',
    '更新时最多同时停止的 Pod 数，可为数字或百分比。',
  ],
  minReadySeconds: ['How long a pod must be ready to count as available.', 'Pod 就绪多久之后才算可用。'],
  revisionHistoryLimit: ['How many former revisions are kept to go back to.', '为回滚保留的历史版本数量。'],
  persistentVolumeClaimRetentionPolicy: [
    'What becomes of the claims when the workload, or a pod, goes.',
    '工作负载删除或缩容时如何处理存储声明。',
  ],
  paused: ['While true, no pod is updated.', '为 true 时不更新任何 Pod。'],
  'ordinals.start': ['The ordinal of the first pod.', '第一个 Pod 的序号。'],
  containers: ['What runs in the pod.', 'Pod 中运行的容器。'],
  initContainers: ['Run one after the other before the containers start.', '在容器启动前依次运行。'],
  image: ['What the container runs: registry, name and tag.', '容器运行的镜像：仓库、名称和标签。'],
  imagePullPolicy: ['When the image is fetched anew.', '何时重新拉取镜像。'],
  imagePullSecrets: ['With which the registry is asked for images.', '拉取镜像时使用的密钥。'],
  command: ['Replaces the entry point of the image; one element for each word.', '替换镜像的入口命令，每个词一项。'],
  args: ['What the command is given; one element for each word.', '传给命令的参数，每个词一项。'],
  env: ['Variables that the container sees.', '容器可见的环境变量。'],
  envFrom: ['All entries of a ConfigMap or Secret as variables.', '将 ConfigMap 或 Secret 的所有条目作为环境变量。'],
  containerPort: ['The port that the container listens on.', '容器监听的端口。'],
  'resources.requests': ['What the pod is sure to get; it is placed by it.', '保证分配的资源，调度以此为准。'],
  'resources.limits': ['More than this it does not get.', '资源使用的上限。'],
  readinessProbe: ['Asked again and again; only while it succeeds is the pod ready.', '持续检查；只有成功时 Pod 才算就绪。'],
  livenessProbe: ['Where it fails, the container is started anew.', '失败时重新启动容器。'],
  startupProbe: ['Until it has succeeded once, the other probes wait.', '首次成功之前，其他检查不会开始。'],
  volumeMounts: ['Where in the container volumes and claims are found.', '卷和存储声明在容器内的挂载位置。'],
  mountPath: ['The place in the container.', '容器内的路径。'],
  volumes: ['What can be mounted beside the claims.', '除存储声明外可挂载的卷。'],
  nodeSelector: ['Only nodes with these labels are taken.', '只使用带有这些标签的节点。'],
  tolerations: ['Taints of nodes that the pod bears.', 'Pod 可容忍的节点污点。'],
  affinity: ['Near what, and far from what, the pod is to be placed.', 'Pod 倾向或避免与什么放在一起。'],
  serviceAccountName: ['As whom the pod talks to the cluster.', 'Pod 访问集群时使用的服务账户。'],
  terminationGracePeriodSeconds: ['How long the pod may take to end.', 'Pod 结束的宽限时间（秒）。'],
  storageClassName: ['Which kind of storage; the usual one if it is left out.', '存储类；不填则使用默认值。'],
  accessModes: ['From how many nodes the volume is used, and how.', '卷可被多少个节点以何种方式使用。'],
  'requests.storage': ['How large the volume is to be.', '卷的大小。'],
  clusterIP: ['None makes the Service headless: names lead to the pods themselves.', '设为 None 即无头服务：名称直接指向 Pod。'],
  sessionAffinity: ['ClientIP leads one client to the same pod again and again.', 'ClientIP 会让同一客户端始终访问同一个 Pod。'],
  publishNotReadyAddresses: ['Names lead to pods that are not ready yet, too.', '尚未就绪的 Pod 也能通过名称访问。'],
  targetPort: ["The container's port, by number or name.", '容器端口的编号或名称。'],
  nodePort: ['The port on every node that leads here.', '每个节点上转发到此处的端口。'],
  'ports.port': ["The Service's port.", '服务的端口。'],
  protocol: ['TCP, UDP or SCTP.', 'TCP、UDP 或 SCTP。'],
}

export function fieldWords(path: readonly string[], language: Language): string | undefined {
  const found = FIELDS[path.slice(-2).join('.')] ?? FIELDS[path.at(-1) ?? '']
  return found?.[language === 'zh' ? 1 : 0]
}
