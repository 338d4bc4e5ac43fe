import { useEffect, useState } from 'react'
import type { Schemas } from './schema'
import { loadSchemas } from './schema'

/** Null until they are there; the editor works meanwhile, and knows less. */
export function useSchemas(): Schemas | null {
  const [schemas, setSchemas] = useState<Schemas | null>(null)
  useEffect(() => {
    let wanted = true
    void loadSchemas().then((loaded) => {
      if (wanted) setSchemas(loaded)
    })
    return () => {
      wanted = false
    }
  }, [])
  return schemas
}
