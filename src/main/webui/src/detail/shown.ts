import type { StoredObject } from '../api/types'
import type { May } from '../api/queries'
import type { Live } from '../live/store'
import type { Workload } from '../stream/contract'

/** What every part of a workload's page is given. */
export interface Shown {
  workload: Workload
  /** As it is stored; not there yet in the first moment. */
  stored: StoredObject | undefined
  live: Live
  may: May
}
