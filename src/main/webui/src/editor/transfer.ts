import type { ManifestFile } from './files'
import { fileName, joined, titleOf } from './files'
import { formatOf } from './text'

/** More than this the server does not take either. */
export const FILE_MAX_BYTES = 1 << 20

function download(name: string, text: string): void {
  const address = URL.createObjectURL(
    new Blob([text], { type: formatOf(text) === 'json' ? 'application/json' : 'application/yaml' }),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

export function downloadOne(file: ManifestFile, project: string): void {
  download(fileName(file, project), file.text)
}

/** All in one, named after the first. */
export function downloadAll(files: readonly ManifestFile[], project: string): void {
  const [first] = files
  if (!first) return
  const { name, namespace } = titleOf(first.text)
  const text = joined(files)
  download(`${name || 'unnamed'}.${namespace || project}.${formatOf(text)}`, text)
}
