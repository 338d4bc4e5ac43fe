/** What the browser keeps until its tab is closed. Where that is full, or not allowed, the page has it for as long as it stands. */
export function keptAt(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** Null is kept as nothing. */
export function keepAt(key: string, value: object | null): void {
  try {
    if (value) sessionStorage.setItem(key, JSON.stringify(value))
    else sessionStorage.removeItem(key)
  } catch {
    // Nobody is told: nothing is lost yet.
  }
}
