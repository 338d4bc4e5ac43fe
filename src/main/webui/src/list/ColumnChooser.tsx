import ColumnsIcon from '@patternfly/react-icons/dist/esm/icons/columns-icon'
import { useSay } from '../i18n'
import { Menu } from '../ui/Menu'
import type { Column } from './columns'
import { COLUMNS, toggled } from './columns'

interface Props {
  columns: readonly Column[]
  choose: (columns: readonly Column[]) => void
}

/** Which columns are shown. */
export function ColumnChooser({ columns, choose }: Props) {
  const say = useSay()
  return (
    <Menu
      label={say('columns')}
      plain
      testId="columns"
      choices={COLUMNS.map((column) => ({
        id: `column-${column}`,
        label: say(`column.${column}`),
        chosen: columns.includes(column),
        choose: () => choose(toggled(columns, column)),
      }))}
    >
      <ColumnsIcon />
    </Menu>
  )
}
