/** The name, or the next of it that no other has. */
export function unused(base: string, others: ReadonlySet<string>): string {
  let name = base
  for (let count = 2; others.has(name); count++) name = `${base}-${count}`
  return name
}
