// @vitest-environment jsdom
import '../fixtures/surroundings'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { speak } from '../i18n'
import { BEGINNINGS } from './beginnings'
import type { FileFault, ManifestFile } from './files'
import { filesOf } from './files'
import { ManifestEditor } from './ManifestEditor'
import { viewIn } from './viewIn'

beforeEach(() => speak('en'))
afterEach(cleanup)

const BOTH = `${BEGINNINGS['OrdinalSet']}---\n${BEGINNINGS['Service']}`
let now: readonly ManifestFile[] = []

function Editing({ faults = [], fixed = false, readOnly = false }: { faults?: FileFault[]; fixed?: boolean; readOnly?: boolean }) {
  const [files, setFiles] = useState<readonly ManifestFile[]>(() => filesOf(BOTH, 'yaml'))
  now = files
  return <ManifestEditor files={files} onChange={setFiles} faults={faults} fixed={fixed} readOnly={readOnly} project="shop" />
}

const shownText = () => viewIn(screen.getByTestId('editor-code'))?.state.doc.toString() ?? ''

function type(text: string) {
  const view = viewIn(screen.getByTestId('editor-code'))
  act(() => view?.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }))
}

async function problems(): Promise<string[]> {
  return within(await screen.findByTestId('editor-problems', undefined, { timeout: 20_000 }))
    .getAllByRole('listitem')
    .map((one) => one.textContent ?? '')
}

async function drop(...texts: string[]) {
  const files = texts.map((text, index) => new File([text], `${index}.yaml`))
  fireEvent.drop(screen.getByTestId('editor'), { dataTransfer: { files } })
  await waitFor(() => undefined)
}

describe('the editor', () => {
  it('lists the objects by kind and name, and shows one after the other', () => {
    render(<Editing />)
    expect(screen.getByTestId('file-OrdinalSet').textContent).toContain('web')
    expect(shownText()).toContain('kind: OrdinalSet')
    fireEvent.click(screen.getByTestId('file-Service'))
    expect(shownText()).toContain('kind: Service')
    expect(viewIn(screen.getByTestId('editor-code'))?.contentDOM.getAttribute('aria-label')).toBe('Text of Service web')
  })

  it('what is typed goes to whoever shows it, and its faults stand below with their lines', async () => {
    render(<Editing />)
    type((BEGINNINGS['OrdinalSet'] ?? '').replace('replicas: 3', 'replicas: three'))
    expect(now[0]?.text).toContain('replicas: three')
    expect(await problems()).toEqual(['Line 6: must be whole number, not text'])
  })

  it('becomes JSON and YAML again, with the comments that it had', () => {
    render(<Editing />)
    type(`# mine\n${BEGINNINGS['OrdinalSet']}`)
    fireEvent.click(screen.getByRole('button', { name: 'JSON' }))
    expect(JSON.parse(shownText())).toMatchObject({ kind: 'OrdinalSet' })
    fireEvent.click(screen.getByRole('button', { name: 'YAML' }))
    expect(shownText()).toContain('# mine')
  })

  it('the server points into the files, and what it says of a place is said once', async () => {
    render(<Editing faults={[{ pointer: '/1/spec/ports/0/port', detail: 'is taken' }]} />)
    fireEvent.click(screen.getByTestId('file-Service'))
    expect(await problems()).toEqual(['Line 11: is taken'])
  })

  it('files may be dropped: a known object is replaced, others come beside it', async () => {
    render(<Editing />)
    await drop(`${BEGINNINGS['Service']?.replace('port: 80', 'port: 81')}---\n${BEGINNINGS['ConfigMap']}`)
    await waitFor(() => expect(now).toHaveLength(3))
    expect(now[1]?.text).toContain('port: 81')
    fireEvent.click(screen.getByRole('button', { name: 'Remove ConfigMap web' }))
    expect(now).toHaveLength(2)
  })

  it('where the objects are fixed, others are left out, and it is said', async () => {
    render(<Editing fixed />)
    expect(screen.queryByTestId('editor-add')).toBeNull()
    await drop(BEGINNINGS['ConfigMap'] ?? '')
    expect((await screen.findByTestId('editor-note')).textContent).toContain(
      'ConfigMap web is none of the objects that are edited here',
    )
    expect(now).toHaveLength(2)
  })

  it('who only reads can neither type nor import', () => {
    render(<Editing readOnly />)
    expect(screen.queryByText('Import files')).toBeNull()
    expect(viewIn(screen.getByTestId('editor-code'))?.contentDOM.getAttribute('contenteditable')).toBe('false')
  })
})
