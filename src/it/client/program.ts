// A client as somebody would write it: it creates, lists, scales and follows. Nobody runs it; check sees whether its types are those of
// the OpenAPI document, and whether what is wrong is noticed.
import createClient from 'openapi-fetch'
import type { components, paths } from 'ordinal'

type View = components['schemas']['View']
type StreamEvent = components['schemas']['StreamEvent']

const ordinal = createClient<paths>({ baseUrl: 'http://127.0.0.1:8080' })
const web = { namespace: 'default', name: 'web' }

export async function create(): Promise<string> {
  const { data, error } = await ordinal.POST('/api/v1/namespaces/{namespace}/workloads', {
    params: { path: { namespace: web.namespace }, header: { 'Idempotency-Key': 'first' } },
    body: {
      apiVersion: 'apps.ordinal.dev/v1',
      kind: 'OrdinalSet',
      metadata: { name: web.name },
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: web.name } },
        template: {
          metadata: { labels: { app: web.name } },
          spec: { containers: [{ name: 'main', image: 'nginx:1.29', ports: [{ containerPort: 80 }] }] },
        },
      },
    },
  })
  if (error) {
    return error.faults.map((fault) => `${fault.pointer}: ${fault.detail}`).join('\n')
  }
  return 'diff' in data ? data.diff.map((each) => each.op).join() : (data.metadata.name ?? '')
}

export async function climbing(): Promise<string[]> {
  const { data } = await ordinal.GET('/api/v1/workloads', {
    params: { query: { phase: ['Updating', 'Waiting'], sort: '-age', limit: 10 } },
  })
  const views: View[] = data?.items ?? []
  return views.flatMap((view) => view.waits.map((wait) => `${view.name}-${wait.ordinal ?? '*'} ${wait.reason}`))
}

export async function scale(replicas: number): Promise<number> {
  const { data, error } = await ordinal.PUT('/api/v1/namespaces/{namespace}/workloads/{name}/scale', {
    params: { path: web },
    body: { replicas },
  })
  if (error) {
    throw new Error(error.detail)
  }
  return 'replicas' in data ? data.replicas : data.object.metadata.generation ?? 0
}

/** How many pods each event speaks of. */
export function told(event: StreamEvent): number {
  switch (event.type) {
    case 'dev.ordinal.workload.snapshot.v1':
    case 'dev.ordinal.workload.created.v1':
    case 'dev.ordinal.workload.deleted.v1':
      return event.data.pods.length
    case 'dev.ordinal.workload.changed.v1':
      return event.data.changes.pods.length + event.data.changes.gone.length
    case 'dev.ordinal.workload.snapshot.end.v1':
      return 0
    default:
      return event.data.pod.ready ? 1 : 0
  }
}

export function follow(): EventSource {
  const stream = new EventSource('http://127.0.0.1:8080/api/v1/stream')
  stream.addEventListener('pod.ready', (message: MessageEvent<string>) => told(JSON.parse(message.data)))
  return stream
}

export async function wrong(): Promise<void> {
  const path = '/api/v1/namespaces/{namespace}/workloads/{name}/scale'
  // @ts-expect-error a misspelt field
  await ordinal.PUT(path, { params: { path: web }, body: { replcias: 3 } })
  // @ts-expect-error text for a number
  await ordinal.PUT(path, { params: { path: web }, body: { replicas: '3' } })
  // @ts-expect-error a parameter of the path is missing
  await ordinal.PUT(path, { params: { path: { name: 'web' } }, body: { replicas: 3 } })
  // @ts-expect-error no such phase
  await ordinal.GET('/api/v1/workloads', { params: { query: { phase: ['Great'] } } })
  const { data } = await ordinal.GET('/api/v1/workloads')
  // @ts-expect-error a view has no such field
  data?.items[0]?.readiness
  // @ts-expect-error there may be no reason
  const reason: string | undefined = data?.items[0]?.reason
  void reason
}
