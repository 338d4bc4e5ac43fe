import type { Quota } from '../api/types'

export interface Limit {
  key: string
  name: string
  used: string
  hard: string
  /** Of the limit, from 0 on. */
  share: number
}

/** Shown first, in this order; then all others by name. */
const FIRST = [
  'pods',
  'count/pods',
  'count/ordinalsets.apps.ordinal.dev',
  'count/statefulsets.apps',
  'persistentvolumeclaims',
  'requests.storage',
]

/** Each thing that is limited, once: where several quotas limit it, the one that leaves least. */
export function limitsOf(quotas: readonly Quota[]): Limit[] {
  const tightest = new Map<string, Limit>()
  for (const quota of quotas) {
    for (const [key, hard] of Object.entries(quota.hard)) {
      const used = quota.used[key] ?? '0'
      const share = shareOf(amountOf(used), amountOf(hard))
      const known = tightest.get(key)
      if (!known || share > known.share) tightest.set(key, { key, name: nameOf(key), used, hard, share })
    }
  }
  const place = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length)
  return [...tightest.values()].sort((a, b) => place(a.key) - place(b.key) || a.key.localeCompare(b.key))
}

function shareOf(used: number, hard: number): number {
  if (hard > 0) return used / hard
  return 1
}

/** As the quota names it, without what only programs need. */
function nameOf(key: string): string {
  return key.replace(/^count\//, '').replace(/\.apps(\.ordinal\.dev)?$/, '')
}

const UNITS: Record<string, number> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
}

/** A Kubernetes quantity as a number: `250m` is 0.25, `1Gi` is 2³⁰. NaN for what is none. */
export function amountOf(text: string): number {
  const [, digits = '', unit = ''] = /^([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([a-zA-Z]*)$/.exec(text) ?? []
  const scale = unit === '' ? 1 : UNITS[unit]
  return digits === '' || scale === undefined ? NaN : Number(digits) * scale
}

/** The other way, as people write it: bytes in Mi or Gi, all to a thousandth. */
export function quantityOf(amount: number, bytes: boolean): string {
  const unit = !bytes || Math.abs(amount) < 2 ** 20 ? '' : Math.abs(amount) < 2 ** 30 ? 'Mi' : 'Gi'
  return `${Math.round((amount / (UNITS[unit] ?? 1)) * 1000) / 1000}${unit}`
}
