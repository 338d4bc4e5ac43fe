/** As much of a JSON schema as the API's schemas use. */
export interface Schema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean'
  format?: string
  description?: string
  default?: unknown
  properties?: Record<string, Schema>
  additionalProperties?: Schema
  items?: Schema
  required?: string[]
  enum?: string[]
  minimum?: number
  maximum?: number
  maxLength?: number
  pattern?: string
  $ref?: string
  'x-kubernetes-int-or-string'?: boolean
  'x-kubernetes-preserve-unknown-fields'?: boolean
}

/** What a manifest may hold beside a workload; the server refuses other kinds. */
const BESIDE = [
  'v1/Service',
  'v1/ConfigMap',
  'v1/ServiceAccount',
  'policy/v1/PodDisruptionBudget',
  'storage.k8s.io/v1/StorageClass',
]
const ORDINAL_SET = 'apps.ordinal.dev/v1/OrdinalSet'
const STATEFUL_SET = 'apps/v1/StatefulSet'

interface Definition {
  spec: { versions: { schema: { openAPIV3Schema: Schema } }[] }
}
interface BuiltIn {
  kinds: Record<string, string>
  definitions: Record<string, Schema>
}

/** The schemas by which the server judges manifests, put together as it does. */
export class Schemas {
  private readonly kinds = new Map<string, Schema>()
  private readonly definitions: Record<string, Schema>

  constructor(ours: Definition, builtIn: BuiltIn) {
    this.definitions = builtIn.definitions
    const ordinalSet = ours.spec.versions[0]?.schema.openAPIV3Schema ?? {}
    const metadata: Schema = { $ref: 'v1.ObjectMeta' }
    const spec = ordinalSet.properties?.['spec'] ?? {}
    this.kinds.set(ORDINAL_SET, { ...ordinalSet, properties: { ...ordinalSet.properties, metadata } })
    this.kinds.set(STATEFUL_SET, { ...ordinalSet, properties: { ...ordinalSet.properties, metadata, spec: withoutOurs(spec) } })
    for (const kind of BESIDE) this.kinds.set(kind, { $ref: builtIn.kinds[kind] ?? '' })
  }

  /** "apiVersion/kind" of everything that is accepted. */
  names(): string[] {
    return [...this.kinds.keys()]
  }

  of(apiVersion: unknown, kind: unknown): Schema | undefined {
    const found = this.kinds.get(`${String(apiVersion)}/${String(kind)}`)
    return found && this.resolve(found)
  }

  resolve(use: Schema): Schema {
    return use.$ref === undefined ? use : (this.definitions[use.$ref] ?? {})
  }

  /** Of a field, an entry of a map, or an element of a list. */
  child(of: Schema, step: string | number): Schema | undefined {
    const found = of.type === 'array' || typeof step === 'number' ? of.items : (of.properties?.[step] ?? of.additionalProperties)
    return found && this.resolve(found)
  }

  at(root: Schema, path: readonly (string | number)[]): Schema | undefined {
    let here: Schema | undefined = root
    for (const step of path) here = here && this.child(here, step)
    return here
  }
}

/** What only an OrdinalSet can do is left out of a StatefulSet's spec, as on the server. */
function withoutOurs(spec: Schema): Schema {
  const { paused: _, ...properties } = spec.properties ?? {}
  const strategy = properties['updateStrategy']
  const type = strategy?.properties?.['type']
  if (!strategy || !type) return { ...spec, properties }
  const types = (type.enum ?? []).filter((one) => one !== 'Recreate')
  const updateStrategy = { ...strategy, properties: { ...strategy.properties, type: { ...type, enum: types } } }
  return { ...spec, properties: { ...properties, updateStrategy } }
}

let loading: Promise<Schemas> | undefined

/** Loaded once, when an editor is opened; they are the very files that the server reads. */
export function loadSchemas(): Promise<Schemas> {
  loading ??= Promise.all([
    import('../../../resources/crd/ordinalset.json?raw'),
    import('../../../resources/schemas/kubernetes.json?raw'),
  ]).then(([ours, builtIn]) => new Schemas(JSON.parse(ours.default) as Definition, JSON.parse(builtIn.default) as BuiltIn))
  return loading
}
