import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider } from 'react-router'
import '@patternfly/react-core/dist/styles/base.css'
import { Problem } from './api/client'
import { Console } from './Console'
import { preferred, speak } from './i18n'
import { FrozenAt } from './ui/clock'
import { applyTheme } from './ui/theme'
import './style/base.css'
import './style/shell.css'
import './style/list.css'
import './style/dot.css'

applyTheme()

/** `npm run fixtures` builds the console with worlds that stand still; the built program has none of them. */
async function standing(): Promise<number | null> {
  if (import.meta.env.MODE !== 'fixtures' && !import.meta.env.DEV) return null
  const name = new URLSearchParams(location.search).get('world') ?? sessionStorage.getItem('world')
  if (name === null) return null
  sessionStorage.setItem('world', name)
  return (await import('./fixtures/install')).install(name)
}

const [at] = await Promise.all([standing(), speak(preferred())])
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the server refuses it refuses again; a server that is away is asked again by whoever shows it.
      retry: (failures, error) => failures < 2 && error instanceof Problem && error.status >= 500,
      refetchOnWindowFocus: false,
    },
  },
})
// A router that can ask before a page is left.
const router = createBrowserRouter([{ path: '*', element: <Console /> }])
const element = document.getElementById('root')
if (element === null) throw new Error('index.html has no #root')
createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <FrozenAt value={at}>
        <RouterProvider router={router} />
      </FrozenAt>
    </QueryClientProvider>
  </StrictMode>,
)
