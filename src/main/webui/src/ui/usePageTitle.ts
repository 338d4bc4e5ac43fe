import { useEffect } from 'react'
import { useSay } from '../i18n'
import { useLive } from '../live/useLive'

/** The title of the browser's tab; a lost connection is told there too, for who looks elsewhere. */
export function usePageTitle(title: string): void {
  const say = useSay()
  const { connection } = useLive()
  useEffect(() => {
    document.title = `${connection === 'stale' ? `(${say('connection.lost')}) ` : ''}${title} · Ordinal`
  }, [connection, say, title])
}
