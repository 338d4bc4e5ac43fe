import { MenuToggle } from '@patternfly/react-core/dist/esm/components/MenuToggle'
import { MenuSearch, MenuSearchInput } from '@patternfly/react-core/dist/esm/components/Menu'
import { SearchInput } from '@patternfly/react-core/dist/esm/components/SearchInput'
import { Select, SelectList, SelectOption } from '@patternfly/react-core/dist/esm/components/Select'
import { Divider } from '@patternfly/react-core/dist/esm/components/Divider'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useMay, useNamespaces } from '../api/queries'
import { useSay } from '../i18n'
import { listPath } from './places'

/** More projects than this are searched rather than looked through. */
const SEARCH_ABOVE = 8

/** Which project is looked at; whoever may, looks at all of them. */
export function ProjectSwitcher({ project }: { project: string }) {
  const say = useSay()
  const navigate = useNavigate()
  const may = useMay('')
  const { data } = useNamespaces()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const names = data?.items.map((one) => one.name) ?? (project === '' ? [] : [project])
  const found = names.filter((name) => name.includes(text.trim().toLowerCase()))
  const go = (to: string) => {
    setOpen(false)
    setText('')
    void navigate(listPath(to))
  }
  return (
    <Select
      isOpen={open}
      selected={project}
      onOpenChange={setOpen}
      onSelect={(_, value) => go(String(value))}
      isScrollable
      maxMenuHeight="22rem"
      toggle={(ref) => (
        <MenuToggle ref={ref} isExpanded={open} onClick={() => setOpen(!open)} className="project" data-testid="project">
          <span className="project-word">{say('project')}</span> <b>{project === '' ? say('project.all') : project}</b>
        </MenuToggle>
      )}
    >
      {names.length > SEARCH_ABOVE && (
        <>
          <MenuSearch>
            <MenuSearchInput>
              <SearchInput
                value={text}
                aria-label={say('project.search')}
                onChange={(_, value) => setText(value)}
                onClear={() => setText('')}
              />
            </MenuSearchInput>
          </MenuSearch>
          <Divider />
        </>
      )}
      <SelectList>
        {text === '' && may('list') && (
          <SelectOption value="" isSelected={project === ''}>
            {say('project.all')}
          </SelectOption>
        )}
        {found.map((name) => (
          <SelectOption key={name} value={name} isSelected={name === project}>
            {name}
          </SelectOption>
        ))}
        {found.length === 0 && <SelectOption isDisabled>{say('project.none')}</SelectOption>}
      </SelectList>
    </Select>
  )
}
