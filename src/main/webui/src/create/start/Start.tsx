import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { useSay } from '../../i18n'
import { ProblemPlace } from '../../ui/ProblemPlace'
import type { Draft } from '../draft/draft'
import { draftOf } from '../draft/draft'
import type { Example } from '../draft/examples'
import { EXAMPLES, NOTHING } from '../draft/examples'
import { CloneCard } from './CloneCard'
import { ImportCard } from './ImportCard'
import { KeptCard } from './KeptCard'
import { EXAMPLE, FROM } from '../useDrafting'
import { useClone } from './useClone'

interface Props {
  project: string
  begin: (draft: Draft, view?: 'form' | 'text', began?: string) => void
  /** Whether what the address says has been begun with. */
  begun: () => boolean
}

/** With what one begins. */
export function Start({ project, begin, begun }: Props) {
  const say = useSay()
  const [parameters, setParameters] = useSearchParams()
  const from = parameters.get(FROM)
  const clone = useClone(project, from)
  const example = parameters.get(EXAMPLE)
  useEffect(() => {
    if (begun()) return
    if (clone.data) begin(clone.data)
    else if (example !== null && example in EXAMPLES) begin(draftOf(EXAMPLES[example as Example]))
  }, [clone.data, example, begin, begun])
  if (from !== null && clone.error) {
    return (
      <section className="card">
        <ProblemPlace error={clone.error} retry={() => void clone.refetch()} />
        <Button variant="link" onClick={() => setParameters({}, { replace: true })}>
          {say('create.over')}
        </Button>
      </section>
    )
  }
  if (from !== null) return <Skeleton height="14rem" screenreaderText={say('loading')} />
  return (
    <div className="starts" data-testid="start">
      <div>
      <KeptCard key={project} project={project} goOn={(draft, origin) => begin(draft, undefined, origin)} />
      <section className="card start" aria-labelledby="start-form">
        <h2 id="start-form">{say('create.start.nothing')}</h2>
        <p className="quiet">{say('create.start.nothing.text')}</p>
        <Button variant="primary" onClick={() => begin(draftOf(NOTHING))} data-testid="start-form">
          {say('create.start.nothing.go')}
        </Button>
      </section>
      <section className="card start" aria-labelledby="start-example">
        <h2 id="start-example">{say('create.start.example')}</h2>
        <p className="quiet">{say('create.start.example.text')}</p>
        <div className="start-choices">
          {(Object.keys(EXAMPLES) as Example[]).map((name) => (
            <button key={name} type="button" onClick={() => begin(draftOf(EXAMPLES[name]))} data-testid={`example-${name}`}>
              <b>{say(`create.example.${name}`)}</b>
              <span className="quiet">{say(`create.example.${name}.text`)}</span>
            </button>
          ))}
        </div>
      </section>
      </div>
      <div>
      <ImportCard begin={begin} />
      <CloneCard project={project} clone={(name) => setParameters({ [FROM]: name })} />
      </div>
    </div>
  )
}
