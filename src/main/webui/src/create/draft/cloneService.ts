import type { Value } from '../../manifest'
import { BOOKS, isMapping, OF_SERVERS } from '../../manifest'

type Tree = Record<string, Value>

/** An address, and a number on every node, are one Service's own. */
const OWN = ['clusterIP', 'clusterIPs', 'healthCheckNodePort', 'loadBalancerIP', 'externalIPs']
/** What a server writes where nobody says anything. */
const DEFAULTS: Tree = {
  sessionAffinity: 'None',
  internalTrafficPolicy: 'Cluster',
  externalTrafficPolicy: 'Cluster',
  allocateLoadBalancerNodePorts: true,
}
/** The family policy that is nobody's choice: whoever wants two families says so. */
const ONE_FAMILY = 'SingleStack'

/** What somebody wished for who made a Service: all that is stored, but for what is its own and what servers wrote into it. */
export function wishedService(stored: Tree): Tree {
  const { apiVersion = 'v1', kind = 'Service', metadata, spec, status: _, ...rest } = stored
  return { apiVersion, kind, metadata: metadataOf(mapping(metadata)), spec: specOf(mapping(spec), namedIn(mapping(metadata))), ...rest }
}

function mapping(value: Value | undefined): Tree {
  return isMapping(value) ? value : {}
}

function metadataOf(stored: Tree): Tree {
  const { annotations, ...others } = without(stored, [...OF_SERVERS, 'namespace'])
  const own = Object.entries(mapping(annotations)).filter(([key]) => !BOOKS.test(key))
  return own.length > 0 ? { ...others, annotations: Object.fromEntries(own) } : others
}

function specOf(stored: Tree, named: ReadonlySet<string>): Tree {
  const headless = stored['clusterIP'] === 'None'
  const { ports, ipFamilies, ipFamilyPolicy, ...others } = without(stored, OWN)
  const usual: Tree = headless ? { ...DEFAULTS, type: 'ClusterIP' } : DEFAULTS
  const left = Object.entries(others).filter(([key, value]) => value !== usual[key])
  const chosen = ipFamilyPolicy !== undefined && (named.has('ipFamilyPolicy') || ipFamilyPolicy !== ONE_FAMILY)
  return {
    ...(headless ? { clusterIP: 'None' } : {}),
    ...Object.fromEntries(left),
    ...(chosen ? { ipFamilyPolicy } : {}),
    ...(ipFamilies !== undefined && named.has('ipFamilies') ? { ipFamilies } : {}),
    ...(Array.isArray(ports) && ports.length > 0 ? { ports: ports.map((port) => without(mapping(port), ['nodePort'])) } : {}),
  }
}

/** The fields of the spec that a manifest named, by the books of whoever applied it. */
function namedIn(metadata: Tree): ReadonlySet<string> {
  const applied = Object.entries(mapping(metadata['annotations'])).filter(([key]) => BOOKS.test(key))
  return new Set(applied.flatMap(([, text]) => Object.keys(mapping(mapping(parsed(text))['spec']))))
}

function parsed(text: Value): Value {
  try {
    return JSON.parse(String(text)) as Value
  } catch {
    return null
  }
}

function without(tree: Tree, keys: readonly string[]): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([key]) => !keys.includes(key)))
}
