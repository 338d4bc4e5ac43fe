import { describe, expect, it } from 'vitest'
import { toggled } from './columns'
import { changed, read, write } from './query'

describe('the address of a list', () => {
  const addresses = ['', 'phase=Updating%2CFailed', 'labels=app%3Dweb&text=we', 'sort=-age', 'size=100', 'phase=Running&after=abc&before=50', 'columns=ready%2Clabels', 'columns=none']
  it.each(addresses)('says all of it: %s', (address) => {
    expect(write(read(new URLSearchParams(address))).toString()).toBe(address)
  })

  it('takes nothing that it does not know', () => {
    expect(read(new URLSearchParams('phase=Nonsense&sort=colour&size=7&before=-1'))).toMatchObject({ phases: [], sort: 'name', size: 50, before: 0 })
  })

  it('other columns stay on the page, and are those that were chosen last unless the address says which', () => {
    const third = read(new URLSearchParams('after=abc&before=100'), 'age,ready')
    expect(third.columns).toEqual(['ready', 'age'])
    expect(changed(third, { columns: toggled(third.columns, 'restarts') })).toMatchObject({ after: 'abc', before: 100, columns: ['ready', 'restarts', 'age'] })
    expect(toggled(third.columns, 'ready')).toEqual(['age'])
    expect(read(new URLSearchParams('columns=image'), 'age').columns).toEqual(['image'])
  })

  it('another filter begins at the first page', () => {
    const third = read(new URLSearchParams('after=abc&before=100'))
    expect(changed(third, { text: 'web' })).toMatchObject({ after: '', before: 0, text: 'web' })
    expect(changed(third, { after: 'def', before: 150 })).toMatchObject({ after: 'def', before: 150 })
  })
})
