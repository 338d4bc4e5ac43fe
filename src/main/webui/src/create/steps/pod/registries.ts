import { createContext, useContext } from 'react'

/** Registries that were added on this page: catalogs tell only what their secrets are called. */
export interface Registries {
  servers: readonly string[]
  add: (server: string) => void
}

export const RegistriesContext = createContext<Registries>({ servers: [], add: () => undefined })

export function useRegistries(): Registries {
  return useContext(RegistriesContext)
}
