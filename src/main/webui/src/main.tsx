import { StrictMode, useEffect, useReducer } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { initial, reduce } from './stream/reduce'
import { follow } from './stream/statusStream'
import { FrozenAt } from './ui/clock'
import './style/base.css'
import './style/page.css'
import './style/panels.css'
import './style/workload.css'
import './style/ladder.css'
import './style/dot.css'

function Live() {
  const [state, deliver] = useReducer(reduce, Date.now(), initial)
  useEffect(() => follow('/api/v1/stream', deliver), [])
  return <App state={state} />
}

async function root() {
  // `npm run dev`, then /?fixture=climbing: one state standing still, for work on how it looks. Not in the built page.
  if (import.meta.env.DEV) {
    const name = new URLSearchParams(location.search).get('fixture')
    if (name !== null) {
      const [{ fixtures }, { SEEN_AT }] = await Promise.all([import('./fixtures'), import('./fixtures/build')])
      const state = fixtures[name]
      if (state) {
        return (
          <FrozenAt value={SEEN_AT}>
            <App state={state} />
          </FrozenAt>
        )
      }
    }
  }
  return <Live />
}

const element = document.getElementById('root')
if (element === null) throw new Error('index.html has no #root')
createRoot(element).render(<StrictMode>{await root()}</StrictMode>)
