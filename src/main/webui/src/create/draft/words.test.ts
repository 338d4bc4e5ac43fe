import { describe, expect, it } from 'vitest'
import { needsShell, wordsOf } from './words'

describe('a command line', () => {
  it.each<[string, string[] | null]>([
    ['', []],
    ['  ', []],
    ['nginx -g daemon', ['nginx', '-g', 'daemon']],
    ["sh -c 'sleep 5; exec nginx'", ['sh', '-c', 'sleep 5; exec nginx']],
    ['a,b "c, d"', ['a,b', 'c, d']],
    ['--name="a b"c', ['--name=a bc']],
    [`'' ""`, ['', '']],
    ['a\\ b \\"c\\"', ['a b', '"c"']],
    ['"a\\"b" "c\\nd" "\\$x"', ['a"b', 'c\\nd', '$x']],
    ["'a\\b'", ['a\\b']],
    ['a \\\n b', ['a', 'b']],
    ['a\tb\nc', ['a', 'b', 'c']],
    ['a\\', ['a\\']],
    ['"a', null],
    ["it's", null],
  ])('%j', (line, words) => {
    expect(wordsOf(line)).toEqual(words)
  })

  it.each<[string, boolean]>([
    ['nginx -g "daemon off;"', false],
    ["sh -c 'a | b > c $X'", false],
    ['echo $(POD_NAME)', false],
    ['echo 5\\$', false],
    ['echo $HOME', true],
    ['echo "${HOME}"', true],
    ['echo "$(date +%s)"', true],
    ['a | b', true],
    ['a && b', true],
    ['a > b', true],
    ['ls *.txt', true],
    ['echo `date`', true],
  ])('%j needs a shell: %s', (line, shell) => {
    expect(needsShell(line)).toBe(shell)
  })
})
