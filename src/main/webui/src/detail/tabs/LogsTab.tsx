import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect'
import { SearchInput } from '@patternfly/react-core/dist/esm/components/SearchInput'
import { Switch } from '@patternfly/react-core/dist/esm/components/Switch'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useSay } from '../../i18n'
import { ProblemPlace } from '../../ui/ProblemPlace'
import { useLog } from '../log'
import type { Shown } from '../shown'

/** What a container writes: followed, searched, taken along. */
export function LogsTab({ shown: { workload, stored } }: { shown: Shown }) {
  const say = useSay()
  const [parameters, setParameters] = useSearchParams()
  const pods = workload.pods.filter((pod) => pod.uid !== null)
  const asked = Number(parameters.get('ordinal') ?? pods[0]?.ordinal ?? 0)
  const pod = pods.find((one) => one.ordinal === asked)
  const container = parameters.get('container') ?? ''
  const [follow, setFollow] = useState(true)
  const [previous, setPrevious] = useState(false)
  const [search, setSearch] = useState('')
  const log = useLog({ target: workload, ordinal: asked, uid: pod?.uid ?? null, container, follow, previous })
  const containers = [...(stored?.spec.template.spec.containers ?? []), ...(stored?.spec.template.spec.initContainers ?? [])]
  const set = (name: string, value: string) => {
    parameters.set(name, value)
    setParameters(parameters, { replace: true })
  }
  const found = search === '' ? log.lines : log.lines.filter((line) => line.toLowerCase().includes(search.toLowerCase()))

  return (
    <section className="card logs" aria-label={say('tab.logs')}>
      <div className="log-bar" role="toolbar" aria-label={say('tab.logs')}>
        <FormSelect value={asked} aria-label={say('pods.pod')} onChange={(_, value) => set('ordinal', value)} data-testid="log-pod">
          {!pod && <FormSelectOption value={asked} label={`${workload.name}-${asked}`} />}
          {pods.map((one) => (
            <FormSelectOption key={one.ordinal} value={one.ordinal} label={one.name} />
          ))}
        </FormSelect>
        {containers.length > 1 && (
          <FormSelect value={container} aria-label={say('logs.container')} onChange={(_, value) => set('container', value)}>
            <FormSelectOption value="" label={say('logs.usual')} />
            {containers.map((one) => (
              <FormSelectOption key={one.name} value={one.name} label={one.name} />
            ))}
          </FormSelect>
        )}
        <SearchInput
          className="log-search"
          value={search}
          placeholder={say('logs.search')}
          aria-label={say('logs.search')}
          onChange={(_, value) => setSearch(value)}
          onClear={() => setSearch('')}
          {...(search === '' ? {} : { resultsCount: found.length })}
        />
        <Switch
          label={say('logs.follow')}
          isChecked={follow && !previous}
          isDisabled={previous}
          onChange={(_, on) => setFollow(on)}
        />
        <Switch label={say('logs.previous')} isChecked={previous} onChange={(_, on) => setPrevious(on)} />
        <Button
          variant="secondary"
          isDisabled={log.lines.length === 0}
          onClick={() => download(`${workload.name}-${asked}.log`, log.lines)}
        >
          {say('logs.download')}
        </Button>
      </div>
      {log.error !== null && <ProblemPlace error={log.error} retry={log.again} />}
      <LogText lines={found} search={search} waiting={log.state === 'open'} following={follow && !previous} />
      <p className="quiet log-foot" role="status">
        {say(`logs.state.${log.state}`)} {log.dropped > 0 && say('logs.dropped', { count: log.dropped })}
      </p>
    </section>
  )
}

function LogText({
  lines,
  search,
  waiting,
  following,
}: {
  lines: readonly string[]
  search: string
  waiting: boolean
  following: boolean
}) {
  const say = useSay()
  const place = useRef<HTMLPreElement>(null)
  const atEnd = useRef(true)
  useEffect(() => {
    const element = place.current
    if (element && following && atEnd.current) element.scrollTop = element.scrollHeight
  }, [lines, following])
  return (
    <pre
      ref={place}
      className="log-text"
      tabIndex={0}
      aria-label={say('tab.logs')}
      data-testid="log"
      onScroll={({ currentTarget: it }) => {
        atEnd.current = it.scrollHeight - it.scrollTop - it.clientHeight < 40
      }}
    >
      {lines.length === 0 && (
        <span className="quiet">{say(search !== '' ? 'logs.notFound' : waiting ? 'logs.nothingYet' : 'logs.nothing')}</span>
      )}
      {search === '' ? lines.join('\n') : lines.map((line, index) => <Marked key={index} line={line} search={search} />)}
    </pre>
  )
}

function Marked({ line, search }: { line: string; search: string }) {
  const at = line.toLowerCase().indexOf(search.toLowerCase())
  return (
    <>
      {line.slice(0, at)}
      <mark>{line.slice(at, at + search.length)}</mark>
      {line.slice(at + search.length)}
      {'\n'}
    </>
  )
}

function download(name: string, lines: readonly string[]): void {
  const address = URL.createObjectURL(new Blob([lines.join('\n'), '\n'], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
