import { phrase } from '../../../i18n/phrase'
import type { Key } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import type { ImageFault } from '../image'
import { imageFault, imageParts } from '../image'
import type { Marking } from './mark'

const WORDS: Record<ImageFault, Key> = {
  blank: 'check.image',
  registry: 'check.image.registry',
  repository: 'check.image.repository',
  tag: 'check.image.tag',
  digest: 'check.image.digest',
  long: 'check.image.long',
}

export function imaged(image: string, path: Path, mark: Marking) {
  if (image === '') return mark(path, phrase('check.required'), { missing: true })
  const fault = imageFault(image)
  if (fault) return mark(path, phrase(WORDS[fault]))
  const { tag, digest } = imageParts(image)
  if (digest === '' && (tag === '' || tag === 'latest')) mark(path, phrase('check.latest'), { advice: true })
}
