/** What a shell would make of a line; null where a quotation mark has no partner. */
export function wordsOf(line: string): string[] | null {
  const words: string[] = []
  let word: string | null = null
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] ?? ''
    const next = line[at + 1]
    if (letter === '\\' && quote !== "'" && next !== undefined) {
      // Within double quotes a backslash is itself, but before what it takes the meaning from; a line that goes on is one line.
      if (next !== '\n') word = (word ?? '') + escaped(next, quote)
      at++
    } else if (quote !== '') {
      if (letter === quote) quote = ''
      else word = (word ?? '') + letter
    } else if (letter === '"' || letter === "'") {
      quote = letter
      word ??= ''
    } else if (/\s/.test(letter)) {
      if (word !== null) words.push(word)
      word = null
    } else word = (word ?? '') + letter
  }
  if (quote !== '') return null
  return word === null ? words : [...words, word]
}

function escaped(letter: string, quote: string): string {
  return quote === '' || '"\\$`'.includes(letter) ? letter : `\\${letter}`
}

/** What only a shell does: no shell looks at a container's words, so these stay as they are. */
export function needsShell(line: string): boolean {
  const bare = line.replaceAll(/\\.|'[^']*'/g, '')
  return /[`]|\$[A-Za-z_{(]/.test(bare.replaceAll(/\$\([A-Za-z_][A-Za-z0-9_]*\)/g, '')) || /[|&;<>*]/.test(bare.replaceAll(/"[^"]*"/g, ''))
}
