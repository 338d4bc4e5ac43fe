import { describe, expect, it } from 'vitest'
import type { Value } from '../../manifest'
import { wishedService } from './cloneService'

type Tree = Record<string, Value>

const METADATA = { name: 'web', labels: { app: 'web', tier: 'front' }, annotations: { 'example.com/owner': 'shop' } }
const applied = (spec: Tree, by = 'apps.ordinal.dev/last-applied') => ({
  ...METADATA,
  annotations: { ...METADATA.annotations, [by]: JSON.stringify({ kind: 'Service', spec }) },
})
const specOf = (spec: Tree, metadata: Tree = METADATA) => wishedService({ metadata, spec })['spec']

describe('what was wished of a Service', () => {
  it.each<[string, Tree, Tree]>([
    ['an address is its own', { clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7'], type: 'ClusterIP' }, { type: 'ClusterIP' }],
    ['that it has none is a wish', { clusterIP: 'None', clusterIPs: ['None'], type: 'ClusterIP' }, { clusterIP: 'None' }],
    [
      'numbers on every node are its own',
      { type: 'NodePort', ports: [{ name: 'http', port: 80, targetPort: 'http', nodePort: 30080, appProtocol: 'http' }] },
      { type: 'NodePort', ports: [{ name: 'http', port: 80, targetPort: 'http', appProtocol: 'http' }] },
    ],
    [
      'addresses from outside are its own, and how it takes what comes is a wish',
      {
        type: 'LoadBalancer',
        loadBalancerIP: '192.0.2.1',
        externalIPs: ['192.0.2.2'],
        healthCheckNodePort: 31000,
        externalTrafficPolicy: 'Local',
        internalTrafficPolicy: 'Local',
        loadBalancerClass: 'a/b',
        loadBalancerSourceRanges: ['192.0.2.0/24'],
        allocateLoadBalancerNodePorts: false,
      },
      {
        type: 'LoadBalancer',
        externalTrafficPolicy: 'Local',
        internalTrafficPolicy: 'Local',
        loadBalancerClass: 'a/b',
        loadBalancerSourceRanges: ['192.0.2.0/24'],
        allocateLoadBalancerNodePorts: false,
      },
    ],
    [
      'what servers write where nobody says anything is left out',
      {
        type: 'LoadBalancer',
        sessionAffinity: 'None',
        internalTrafficPolicy: 'Cluster',
        externalTrafficPolicy: 'Cluster',
        allocateLoadBalancerNodePorts: true,
      },
      { type: 'LoadBalancer' },
    ],
    [
      'affinity, pods that are not ready, and fields that nobody here knows',
      {
        clusterIP: 'None',
        publishNotReadyAddresses: true,
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
        futureField: { deep: [1] },
      },
      {
        clusterIP: 'None',
        publishNotReadyAddresses: true,
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
        futureField: { deep: [1] },
      },
    ],
    ['one family is the server’s word', { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' }, {}],
    ['two are somebody’s', { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'PreferDualStack' }, { ipFamilyPolicy: 'PreferDualStack' }],
  ])('%s', (_, spec, wished) => {
    expect(specOf(spec)).toEqual(wished)
  })

  it.each(['apps.ordinal.dev/last-applied', 'kubectl.kubernetes.io/last-applied-configuration'])('families that were named by %s stay', (by) => {
    const spec = { ipFamilies: ['IPv6'], ipFamilyPolicy: 'SingleStack' }
    expect(specOf(spec, applied({ ipFamilies: 1, ipFamilyPolicy: 1 }, by))).toEqual(spec)
    expect(specOf(spec, applied({ ports: 1 }, by))).toEqual({})
    expect(specOf(spec, { annotations: { [by]: '{' } })).toEqual({})
  })

  it('its labels and annotations come along, the books of servers do not', () => {
    const books = { uid: 'u', resourceVersion: '7', creationTimestamp: 'x', ownerReferences: [], managedFields: [], finalizers: [], namespace: 'shop' }
    const stored = { metadata: { ...applied({}), ...books }, spec: {}, status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } } }
    expect(wishedService(stored)).toEqual({ apiVersion: 'v1', kind: 'Service', metadata: METADATA, spec: {} })
    expect(wishedService({ metadata: { name: 'web', annotations: { 'apps.ordinal.dev/last-applied': '{}' } } })['metadata']).toEqual({ name: 'web' })
  })
})
