import type { TakenClaim, TakenService } from '../../api/catalog'
import type { Bounds } from '../../api/types'

/** What of a project a draft is held against. What is not known, or may not be looked at, is empty. */
export interface Surroundings {
  /** What its LimitRanges allow. */
  limits: readonly Bounds[]
  claims: readonly TakenClaim[]
  services: readonly TakenService[]
  /** The storage class of a claim that names none. */
  usualClass: string
}

export const NOTHING_AROUND: Surroundings = { limits: [], claims: [], services: [], usualClass: '' }
