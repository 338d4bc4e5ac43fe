import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core/dist/esm/components/ToggleGroup'
import { useRef } from 'react'
import { useSay } from '../i18n'
import { Menu } from '../ui/Menu'
import type { ManifestFile } from './files'
import { fileName } from './files'
import type { Format } from '../manifest'
import { downloadAll, downloadOne } from './transfer'

interface Props {
  files: readonly ManifestFile[]
  file: ManifestFile | undefined
  format: Format
  project: string
  turn: (to: Format) => void
  take: ((files: readonly File[]) => void) | null
}

/** YAML or JSON, files in and files out. */
export function Toolbar({ files, file, format, project, turn, take }: Props) {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const exports = file
    ? [
        {
          id: 'one',
          label: say('editor.export.one'),
          description: fileName(file, project),
          choose: () => downloadOne(file, project),
        },
        { id: 'all', label: say('editor.export.all', { count: files.length }), choose: () => downloadAll(files, project) },
      ]
    : []
  return (
    <div className="editor-bar">
      <ToggleGroup aria-label={say('editor.format')} isCompact>
        {(['yaml', 'json'] as const).map((one) => (
          <ToggleGroupItem
            key={one}
            text={one.toUpperCase()}
            buttonId={`editor-${one}`}
            isSelected={format === one}
            onChange={() => {
              if (format !== one) turn(one)
            }}
          />
        ))}
      </ToggleGroup>
      <span className="editor-transfer">
        {take && (
          <>
            <input
              ref={input}
              type="file"
              accept=".yaml,.yml,.json"
              multiple
              hidden
              onChange={(event) => {
                take([...(event.target.files ?? [])])
                event.target.value = ''
              }}
              data-testid="editor-file"
            />
            <Button variant="link" size="sm" onClick={() => input.current?.click()}>
              {say('editor.import')}
            </Button>
          </>
        )}
        <Menu label={say('editor.export')} choices={exports} plain testId="editor-export">
          {say('editor.export')}
        </Menu>
      </span>
    </div>
  )
}
