import type { Fault, ProblemBody } from './types'

/** Where a request did not even reach the server. */
export const UNREACHABLE = '/problems/unreachable'

/** Why not, in the server's words; `faults` point into what was sent. */
export class Problem extends Error {
  readonly status: number
  readonly type: string
  readonly faults: Fault[]

  constructor({ status, type, detail, faults }: Pick<ProblemBody, 'status' | 'type' | 'detail'> & { faults?: Fault[] }) {
    super(detail)
    this.status = status
    this.type = type
    this.faults = faults ?? []
  }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  query?: Record<string, string | number | boolean | null | undefined>
  /** Sent as JSON, or as it is where it is a text. */
  body?: unknown
  contentType?: string
  accept?: string
  /** Only if it is still that version, by the tag that came with it. */
  ifMatch?: string
  signal?: AbortSignal
}

export const MERGE_PATCH = 'application/merge-patch+json'
export const YAML = 'application/yaml'

export function addressOf(path: string, query: Call['query'] = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '' && value !== false) parameters.set(name, String(value))
  }
  const text = parameters.toString()
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`
}

async function send(path: string, call: Call): Promise<Response> {
  const { body, contentType, accept, ifMatch, method = 'GET', signal } = call
  const headers: Record<string, string> = { Accept: accept ?? 'application/json' }
  if (body !== undefined) headers['Content-Type'] = contentType ?? 'application/json'
  if (ifMatch !== undefined) headers['If-Match'] = ifMatch
  let response: Response
  try {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    response = await fetch(addressOf(path, call.query), {
      method,
      headers,
      ...(text === undefined ? {} : { body: text }),
      ...(signal ? { signal } : {}),
    })
  } catch (failure) {
    if (signal?.aborted) throw failure
    throw new Problem({ status: 0, type: UNREACHABLE, detail: String(failure) })
  }
  if (!response.ok) throw await problemOf(response)
  return response
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => null)) as Partial<ProblemBody> | null
  return new Problem({
    status: response.status,
    type: body?.type ?? '/problems/internal',
    detail: body?.detail ?? response.statusText,
    faults: body?.faults ?? [],
  })
}

export async function json<T>(path: string, call: Call = {}): Promise<T> {
  return (await (await send(path, call)).json()) as T
}

/** The same with the tag of its version. */
export async function tagged<T>(path: string, call: Call = {}): Promise<{ body: T; tag: string }> {
  const response = await send(path, call)
  return { body: (await response.json()) as T, tag: response.headers.get('ETag') ?? '*' }
}

export async function text(path: string, call: Call = {}): Promise<string> {
  return (await send(path, { accept: YAML, ...call })).text()
}

/** The text as it comes, piece by piece, until the signal ends it; tells which container it is of. */
export async function pieces(path: string, call: Call, take: (piece: string) => void): Promise<string | null> {
  const response = await send(path, { accept: 'text/plain', ...call })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const container = response.headers.get('Ordinal-Container')
  for (;;) {
    const next = await reader?.read()
    if (!next || next.done) return container
    take(next.value)
  }
}
