import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Problem } from '../api/client'
import { asTold } from '../i18n/phrase'
import type { Manifest, Value } from '../manifest'
import { join, locate, pointerOf, read, same, split, syntaxFaults } from '../manifest'
import type { Mark } from './draft/checks'
import { check } from './draft/checks'
import type { Draft } from './draft/draft'
import { hintsOf } from './draft/hints'
import type { Step } from './draft/steps'
import { stepOf, STEPS } from './draft/steps'
import { forget, keep } from './kept'
import { useSurroundings } from './useSurroundings'

/** The parameters that say with what one begins, and where one is. */
export const FROM = 'from'
export const EXAMPLE = 'example'
const STEP = 'step'
const VIEW = 'view'

export type View = 'start' | 'form' | 'text'

/** What a server said of a place, and what stood there: it holds as long as that stands there. */
interface Told extends Mark {
  value: Value | undefined
}

/** The draft, where one is in it, and what is to be said of it. The texts are all there is: the form is a view of them. */
export function useDrafting(project: string) {
  const [draft, setDraft] = useState<Draft>([])
  /** With what it began, to tell what was changed. */
  const [origin, setOrigin] = useState('')
  const [view, setView] = useState<View>('start')
  const [parameters, setParameters] = useSearchParams()
  const step = STEPS.find((one) => one === parameters.get(STEP)) ?? 'basics'
  const [reviewed, setReviewed] = useState(false)
  const [told, setTold] = useState<readonly Told[]>([])
  const [aim, setAim] = useState<Mark | null>(null)

  const setStep = useCallback(
    (to: Step) => setParameters(to === 'basics' ? {} : { [STEP]: to }),
    [setParameters],
  )
  const change = useCallback((of: (draft: Draft) => Draft) => setDraft(of), [])
  // The address changes a moment later: what it says is begun with once.
  const used = useRef<string | null>(null)
  useEffect(() => {
    if (!asks(parameters)) used.current = null
  }, [parameters])
  const begin = useCallback(
    (next: Draft, at: View = parameters.get(VIEW) === 'text' ? 'text' : 'form', began = join(next)) => {
      setDraft(next)
      setOrigin(began)
      setReviewed(false)
      setTold([])
      setAim(null)
      setView(next.some(({ text }) => syntaxFaults(text).length > 0) ? 'text' : at)
      // What was begun with is no longer what stands there.
      used.current = asks(parameters) ? parameters.toString() : null
      setParameters(asks(parameters) ? stepIn(parameters) : {}, { replace: true })
    },
    [parameters, setParameters],
  )
  const around = useSurroundings(project, draft)
  const marks = useMemo(() => {
    const standing = told.filter(({ index, path, value }) => same(read(draft[index]?.text ?? '', path), value))
    const places = new Set(standing.map(({ index, path }) => index + pointerOf(path)))
    return [...standing, ...check(draft, around).filter(({ index, path, advice }) => advice || !places.has(index + pointerOf(path)))]
  }, [draft, told, around])
  const hints = useMemo(() => hintsOf(draft, around.limits), [draft, around.limits])
  const broken = useMemo(
    () =>
      draft
        .flatMap(objectsIn)
        .flatMap(({ text, kind, name }) => syntaxFaults(text).slice(0, 1).map((fault) => ({ ...fault, kind, name }))),
    [draft],
  )

  /** Something was typed that is nowhere else yet. */
  const unsaved = view !== 'start' && draft.length > 0 && join(draft) !== origin
  // What was kept before stays until something is entered instead.
  const wrote = useRef(false)
  const letGo = useCallback(() => {
    if (wrote.current) forget(project)
    wrote.current = false
  }, [project])
  useEffect(() => {
    if (unsaved) {
      keep(project, draft, origin)
      wrote.current = true
    } else letGo()
  }, [project, unsaved, draft, origin, letGo])

  return {
    project,
    draft,
    change,
    around,
    marks,
    hints,
    strict: reviewed || step === 'review',
    origin,
    view,
    step,
    aim,
    broken,
    begin,
    /** Whether what the address says has been begun with. */
    begun: () => used.current === parameters.toString(),
    unsaved,
    /** It is done, or given up: nobody needs it again. */
    letGo,
    over: () => {
      letGo()
      setParameters({}, { replace: true })
      setDraft([])
      setOrigin('')
      setView('start')
    },
    show: (to: View) => {
      // A file may hold several objects while it is a text; the form wants each alone.
      if (to === 'form') setDraft((now) => now.flatMap(({ text }) => split(text)))
      setView(to)
    },
    go: (to: Step) => {
      if (to === 'review') {
        setReviewed(true)
        setDraft((now) => now.flatMap(({ text }) => split(text)))
      }
      setAim(null)
      setView('form')
      setStep(to)
    },
    /** To the field that is meant. */
    goTo: (mark: Mark) => {
      setView('form')
      setStep(stepOf(draft, mark.index, mark.path))
      setAim({ ...mark })
    },
    hear: (error: unknown) => setTold(error instanceof Problem ? heard(draft, error) : []),
  }
}

/** A file may hold several objects while it is a text. */
function objectsIn(one: Manifest): Draft {
  const several = split(one.text)
  return several.length > 1 ? several : [one]
}

function asks(parameters: URLSearchParams): boolean {
  return parameters.has(FROM) || parameters.has(EXAMPLE)
}

function stepIn(parameters: URLSearchParams): Record<string, string> {
  const step = parameters.get(STEP)
  return step === null ? {} : { [STEP]: step }
}

function heard(draft: Draft, { faults }: Problem): Told[] {
  return faults
    .filter(({ pointer }) => pointer !== '')
    .map(({ pointer, detail }) => {
      const { index, path } = locate(draft, pointer)
      return { index, path, words: asTold(detail), value: read(draft[index]?.text ?? '', path) }
    })
}

export type DraftState = ReturnType<typeof useDrafting>
