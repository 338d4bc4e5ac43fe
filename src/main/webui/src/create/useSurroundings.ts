import { useMemo } from 'react'
import { useStorageClasses, useTakenClaims, useTakenServices } from '../api/catalog'
import { useNamespace } from '../api/queries'
import type { Draft } from './draft/draft'
import { workloadOf } from './draft/draft'
import type { Surroundings } from './draft/surroundings'
import { useCalm } from './useCalm'

/** A name that is typed is asked for when it rests. */
const CALM_MS = 300

/** What of the project the draft is held against, as far as the caller may look at it. */
export function useSurroundings(project: string, draft: Draft): Surroundings {
  const { data } = useNamespace(project, 'create')
  const claims = useTakenClaims(project, useCalm(workloadOf(draft).name, CALM_MS))
  const services = useTakenServices(project)
  const usualClass = useStorageClasses().find((one) => one.default)?.name ?? ''
  const limits = data?.limits
  return useMemo(() => ({ limits: limits ?? [], claims, services, usualClass }), [limits, claims, services, usualClass])
}
