import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import { Title } from '@patternfly/react-core/dist/esm/components/Title'
import { useCallback, useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useMay } from '../api/queries'
import type { Row } from '../api/types'
import { Problem } from '../api/client'
import { useSay } from '../i18n'
import { createPath } from '../shell/places'
import { keyOf } from '../stream/contract'
import { ProblemPlace } from '../ui/ProblemPlace'
import { usePageTitle } from '../ui/usePageTitle'
import type { BatchVerb } from './batch'
import { BATCH_VERBS, BatchDialog } from './batch'
import { ColumnChooser } from './ColumnChooser'
import { Counts } from './Counts'
import { NothingFound, NoWorkloads } from './Empty'
import { PhaseFilter, TextFilters } from './Filters'
import { Pager } from './Pager'
import { useListQuery } from './query'
import { useLivePage } from './useLivePage'
import { WorkloadTable } from './WorkloadTable'

/** The workloads of a project, or of all, live. */
export function ListPage() {
  const say = useSay()
  const { project = '' } = useParams()
  const [query, change] = useListQuery()
  const { page, rows, error, refetch } = useLivePage(project, query)
  const may = useMay(project)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<{ verb: BatchVerb; rows: readonly Row[] } | null>(null)
  usePageTitle(project === '' ? say('nav.workloads') : `${project} · ${say('nav.workloads')}`)

  const select = useCallback((keys: readonly string[], on: boolean) => {
    setSelected((before) => {
      const after = new Set(before)
      for (const key of keys)
        if (on) after.add(key)
        else after.delete(key)
      return after
    })
  }, [])
  const ask = useCallback((verb: BatchVerb, which: readonly Row[]) => setAsked({ verb, rows: which }), [])
  const [mayRestart, mayScale, mayDelete, mayCreate] = [may('patch'), may('update', 'workloads/scale'), may('delete'), may('create')]
  const allowed = useMemo(
    () => ({ restart: mayRestart, scale: mayScale, delete: mayDelete }),
    [mayRestart, mayScale, mayDelete],
  )
  // A project's own list need not say its name in each row.
  const columns = useMemo(
    () => new Set(query.columns.filter((column) => column !== 'project' || project === '')),
    [query.columns, project],
  )
  const chosen = rows.filter((row) => selected.has(keyOf(row)))
  const filtered = query.phases.length > 0 || query.labels !== '' || query.text !== ''

  const shown = filtered || (page?.total ?? 0) > 0

  return (
    <>
      <header className="page-head">
        <Title headingLevel="h1">{say('nav.workloads')}</Title>
        {mayCreate && (
          <Button variant="primary" component={(props) => <Link {...props} to={createPath(project)} />} data-testid="create">
            {say('nav.create')}
          </Button>
        )}
      </header>
      {!(error && !page) && <Counts project={project} at={page?.cursor} />}
      {shown && <PhaseFilter query={query} change={change} phases={page?.phases} />}
      {error && (!page || (error instanceof Problem && error.status !== 0)) && (
        <ProblemPlace error={error} retry={() => void refetch()} />
      )}
      {!page && !error && <Loading />}
      {page && !shown && !error && <NoWorkloads project={project} mayCreate={mayCreate} />}
      {shown && page && (
        <section className="card list" aria-label={say('nav.workloads')}>
          <div className="list-bar">
            <TextFilters query={query} change={change} />
            <Pager query={query} change={change} page={page} />
            <ColumnChooser columns={query.columns} choose={(chosenOnes) => change({ columns: chosenOnes })} />
            {chosen.length > 0 && (
              <div className="batch" role="toolbar" aria-label={say('batch')}>
                <span>{say('batch.selected', { count: chosen.length })}</span>
                {BATCH_VERBS.map((verb) => (
                  <Button
                    key={verb}
                    size="sm"
                    variant={verb === 'delete' ? 'danger' : 'secondary'}
                    isDisabled={!allowed[verb]}
                    onClick={() => ask(verb, chosen)}
                    data-testid={`batch-${verb}`}
                  >
                    {say(`batch.${verb}`)}
                  </Button>
                ))}
              </div>
            )}
          </div>
          {rows.length > 0 && (
            <WorkloadTable {...{ rows, query, change, selected, select, ask }} columns={columns} may={allowed} />
          )}
          {rows.length === 0 && <NothingFound clear={() => change({ phases: [], labels: '', text: '' })} />}
        </section>
      )}
      {asked && (
        <BatchDialog
          verb={asked.verb}
          targets={asked.rows}
          close={(done) => {
            setAsked(null)
            if (done) setSelected(new Set())
          }}
        />
      )}
    </>
  )
}

function Loading() {
  const say = useSay()
  return (
    <div className="card" data-testid="asking" role="status" aria-label={say('loading')}>
      {[70, 55, 62, 48].map((width) => (
        <div key={width} className="loading-row">
          <Skeleton width={`${width}%`} />
        </div>
      ))}
    </div>
  )
}
