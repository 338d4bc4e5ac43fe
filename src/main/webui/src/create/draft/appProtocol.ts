import type { Value } from '../../manifest'
import { remove, write } from '../../manifest'
import type { Draft } from './draft'
import { edit, textAt } from './draft'
import { portsTo } from './services'

/** What Kubernetes and its gateways know beside the names that IANA gives. */
export const APP_PROTOCOLS = [
  ...['http', 'https', 'grpc', 'mongo', 'mysql', 'redis', 'tls'],
  ...['kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss'],
]

type Port = { [key: string]: Value }

/** What is spoken at a container's port, as the Services that lead to it say; null where none does. */
export function appProtocolOf(draft: Draft, port: Port): string | null {
  const said = portsTo(draft, port).map(({ index, path }) => textAt(draft[index]?.text ?? '', [...path, 'appProtocol']))
  return said.length === 0 ? null : (said.find((one) => one !== '') ?? '')
}

export function setAppProtocol(draft: Draft, port: Port, spoken: string): Draft {
  return portsTo(draft, port).reduce((now, { index, path }) => {
    const at = [...path, 'appProtocol']
    return edit(now, index, (text) => (spoken === '' ? remove(text, at) : write(text, at, spoken)))
  }, draft)
}
