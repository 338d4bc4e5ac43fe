import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import FileIcon from '@patternfly/react-icons/dist/esm/icons/file-code-icon'
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-circle-icon'
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon'
import { useSay } from '../i18n'
import { Menu } from '../ui/Menu'
import { BEGINNINGS } from './beginnings'
import type { ManifestFile } from './files'
import { newFile, titleOf } from './files'
import type { Problem } from './Problems'

interface Props {
  files: readonly ManifestFile[]
  shown: string
  problems: ReadonlyMap<string, readonly Problem[]>
  choose: (id: string) => void
  add?: (file: ManifestFile) => void
  remove?: (id: string) => void
}

/** The objects, each by its kind and name, with how many problems it has. */
export function FileList({ files, shown, problems, choose, add, remove }: Props) {
  const say = useSay()
  return (
    <nav className="editor-files" aria-label={say('editor.files')}>
      <ul>
        {files.map((file) => {
          const { kind, name } = titleOf(file.text)
          const count = problems.get(file.id)?.length ?? 0
          return (
            <li key={file.id} data-shown={file.id === shown}>
              <button
                type="button"
                className="editor-file"
                aria-current={file.id === shown ? 'true' : undefined}
                onClick={() => choose(file.id)}
                data-testid={`file-${kind}`}
              >
                <FileIcon />
                <span>
                  <b>{kind || say('editor.unknownKind')}</b>{' '}
                  <span className="editor-file-name">{name || say('editor.unnamed')}</span>
                </span>
                {count > 0 && (
                  <span className="editor-count" title={say('editor.problems', { count })}>
                    <span aria-hidden="true">{count}</span>
                    <span className="pf-v6-screen-reader">{say('editor.problems', { count })}</span>
                  </span>
                )}
              </button>
              {remove && files.length > 1 && (
                <Button
                  variant="plain"
                  size="sm"
                  aria-label={say('editor.remove', { file: `${kind} ${name}` })}
                  icon={<TimesIcon />}
                  onClick={() => remove(file.id)}
                />
              )}
            </li>
          )
        })}
      </ul>
      {add && (
        <Menu
          label={say('editor.add')}
          testId="editor-add"
          choices={Object.entries(BEGINNINGS).map(([kind, text]) => ({ id: kind, label: kind, choose: () => add(newFile(text)) }))}
        >
          <PlusIcon /> {say('editor.add')}
        </Menu>
      )}
    </nav>
  )
}
