import { useEffect, useRef } from 'react'

/** Where tabs are more than fit, the one that is open is moved into sight, without moving the page. */
export function useSeenTab(tab: string) {
  const around = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const list = around.current?.querySelector<HTMLElement>('[role="tablist"]')
    if (!list) return
    // The list gets narrower once it is known that it needs buttons to scroll by.
    const resized = new ResizeObserver(() => show(list))
    resized.observe(list)
    return () => resized.disconnect()
  }, [tab])
  return around
}

function show(list: HTMLElement) {
  const open = list.querySelector<HTMLElement>('[aria-selected="true"]')
  if (!open) return
  const [inside, outside] = [open.getBoundingClientRect(), list.getBoundingClientRect()]
  const left = list.scrollLeft + inside.left + inside.width / 2 - (outside.left + outside.width / 2)
  list.scrollTo({ left, behavior: 'instant' })
}
