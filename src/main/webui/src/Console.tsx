import { lazy } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { useLanguage } from './i18n'
import { ListPage } from './list/ListPage'
import { Shell } from './shell/Shell'
import { NoSuchPage } from './shell/NoSuchPage'

const DetailPage = lazy(async () => ({ default: (await import('./detail/DetailPage')).DetailPage }))
const CreatePage = lazy(async () => ({ default: (await import('./create/CreatePage')).CreatePage }))

/** Which page stands at which address. */
export function Console() {
  // A change of language draws everything anew, with what was typed where it was.
  useLanguage()
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<Navigate to="/workloads" replace />} />
        <Route path="workloads" element={<ListPage key="all" />} />
        <Route path="projects/:project/workloads" element={<ListPage />} />
        <Route path="projects/:project/create" element={<CreatePage />} />
        <Route path="projects/:project/workloads/:name/:tab?" element={<DetailPage />} />
        <Route path="*" element={<NoSuchPage />} />
      </Route>
    </Routes>
  )
}
