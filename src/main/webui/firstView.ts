import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** What a browser loads before the list stands there: scripts and styles, gzipped. More than this is felt on a slow line. */
const FIRST_VIEW_MAX_KB = 400

interface Piece {
  type: string
  isEntry?: boolean
  imports?: string[]
  code?: string
  source?: string | Uint8Array
  viteMetadata?: { importedCss: Set<string> }
}

/** Prints how large the first view is, and fails the build where it is too large. */
export function firstView(): Plugin {
  return {
    name: 'first-view',
    apply: 'build',
    generateBundle(_, bundle) {
      const pieces = bundle as unknown as Record<string, Piece>
      const wanted = new Set<string>()
      const want = (name: string) => {
        if (wanted.has(name)) return
        wanted.add(name)
        const piece = pieces[name]
        for (const each of [...(piece?.imports ?? []), ...(piece?.viteMetadata?.importedCss ?? [])]) want(each)
      }
      for (const [name, piece] of Object.entries(pieces)) if (piece.isEntry) want(name)
      const bytes = [...wanted].reduce((sum, name) => sum + gzipSync(pieces[name]?.code ?? pieces[name]?.source ?? '').length, 0)
      const kilobytes = Math.ceil(bytes / 1024)
      this.info(`first view: ${kilobytes} KB gzipped, at most ${FIRST_VIEW_MAX_KB}`)
      if (kilobytes > FIRST_VIEW_MAX_KB)
        this.error(`the first view is ${kilobytes} KB gzipped; at most ${FIRST_VIEW_MAX_KB}: load something later`)
    },
  }
}
