import { Dropdown, DropdownItem, DropdownList } from '@patternfly/react-core/dist/esm/components/Dropdown'
import { MenuToggle } from '@patternfly/react-core/dist/esm/components/MenuToggle'
import type { ReactNode } from 'react'
import { useState } from 'react'

export interface Choice {
  id: string
  label: ReactNode
  chosen?: boolean
  danger?: boolean
  disabled?: boolean
  /** Why it can't be chosen, or what it does. */
  description?: string
  choose: () => void
}

interface Props {
  label: string
  children: ReactNode
  choices: readonly Choice[]
  plain?: boolean
  testId?: string
}

/** A button that opens a short list of things to choose or do. */
export function Menu({ label, children, choices, plain = false, testId }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'right' }}
      shouldFocusToggleOnSelect
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          aria-label={label}
          variant={plain ? 'plain' : 'default'}
          isExpanded={open}
          onClick={() => setOpen(!open)}
          data-testid={testId}
        >
          {children}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {choices.map((choice) => (
          <DropdownItem
            key={choice.id}
            itemId={choice.id}
            isSelected={choice.chosen ?? false}
            isDanger={choice.danger ?? false}
            isDisabled={choice.disabled ?? false}
            description={choice.description}
            onClick={choice.choose}
            data-testid={`choice-${choice.id}`}
          >
            {choice.label}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  )
}
