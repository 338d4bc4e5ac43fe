/** An image's name in its parts; the tag is empty where `latest` is meant, the registry where the usual one is. */
export interface Image {
  registry: string
  repository: string
  tag: string
  digest: string
}

/** The part of an image's name that no container runtime would take. */
export type ImageFault = 'blank' | keyof Image | 'long'

const HOST = /^(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*|\[[0-9a-f:]+\])(?::(\d+))?$/i
const PORT_MAX = 65_535
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*$/
const TAG = /^\w[\w.-]{0,127}$/
const SHA256 = /^sha256:[0-9a-f]{64}$/
const OTHER_DIGEST = /^(?!sha256:)[a-z][a-z0-9]*(?:[-_+.][a-z][a-z0-9]*)*:[0-9a-f]{32,}$/i
/** Of the registry and the repository together. */
const NAME_MAX = 255

export function imageParts(image: string): Image {
  const at = image.indexOf('@')
  const named = at === -1 ? image : image.slice(0, at)
  const slash = named.indexOf('/')
  const first = slash === -1 ? '' : named.slice(0, slash)
  // Only a host has a dot, a colon or capital letters; anything else before a slash is part of the repository.
  const registry = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase() ? first : ''
  const rest = registry === '' ? named : named.slice(slash + 1)
  const colon = rest.lastIndexOf(':')
  const repository = colon === -1 ? rest : rest.slice(0, colon)
  return { registry, repository, tag: colon === -1 ? '' : rest.slice(colon + 1), digest: at === -1 ? '' : image.slice(at + 1) }
}

/** Null of one that can be pulled, as far as a name tells. */
export function imageFault(image: string): ImageFault | null {
  if (/\s/.test(image)) return 'blank'
  const { registry, repository, tag, digest } = imageParts(image)
  if (registry !== '' && !isHost(registry)) return 'registry'
  if (!REPOSITORY.test(repository)) return 'repository'
  const named = image.split('@')[0] ?? ''
  if (named.endsWith(':') || (tag !== '' && !TAG.test(tag))) return 'tag'
  if (image.includes('@') && !SHA256.test(digest) && !OTHER_DIGEST.test(digest)) return 'digest'
  return registry.length + repository.length + 1 > NAME_MAX ? 'long' : null
}

function isHost(registry: string): boolean {
  const port = HOST.exec(registry)
  return port !== null && (port[1] === undefined || (Number(port[1]) >= 1 && Number(port[1]) <= PORT_MAX))
}

/** What holds where no pull policy is said: a tag that may mean another image tomorrow is asked for at every start. */
export function pullPolicyOf(image: string): 'Always' | 'IfNotPresent' {
  const { tag, digest } = imageParts(image)
  return tag === 'latest' || (tag === '' && digest === '') ? 'Always' : 'IfNotPresent'
}

/** A container's name by what it runs: the last part of the image's path as a DNS label, or nothing. */
export function nameOfImage(image: string): string {
  const last = imageParts(image).repository.split('/').at(-1) ?? ''
  return last.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').slice(0, 63).replaceAll(/^-+|-+$/g, '')
}
