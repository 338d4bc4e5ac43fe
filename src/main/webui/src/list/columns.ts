/** What of a workload may be hidden or shown; its name and its status always are. */
export const COLUMNS = ['ready', 'project', 'controller', 'image', 'labels', 'restarts', 'age'] as const
export type Column = (typeof COLUMNS)[number]

export const USUAL: readonly Column[] = COLUMNS.filter((column) => column !== 'labels' && column !== 'restarts')

/** In their order, whichever order they are named in; `none` where all are hidden. */
export function columnsOf(text: string): readonly Column[] {
  const named = text.split(',')
  return COLUMNS.filter((column) => named.includes(column))
}

export function columnsText(columns: readonly Column[]): string {
  return columns.join(',') || 'none'
}

export function toggled(columns: readonly Column[], column: Column): readonly Column[] {
  const hidden = columns.includes(column)
  return COLUMNS.filter((each) => (each === column ? !hidden : columns.includes(each)))
}
