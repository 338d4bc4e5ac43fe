import type { Usage } from '../api/types'
import { amountOf } from '../list/quota'

export interface Used {
  /** Processors. */
  cpu: number
  /** Bytes. */
  memory: number
}

/** All containers of a pod together; undefined where nobody measured. */
export function usedBy(usage: Usage | undefined, ordinal: number): Used | undefined {
  const item = usage?.items.find((one) => one.ordinal === ordinal)
  if (!item) return undefined
  return item.containers.reduce(
    (sum, container) => ({ cpu: sum.cpu + amountOf(container.cpu), memory: sum.memory + amountOf(container.memory) }),
    { cpu: 0, memory: 0 },
  )
}

export function cpuText(cpu: number): string {
  return cpu < 1 ? `${Math.round(cpu * 1000)}m` : cpu.toFixed(2)
}

export function memoryText(bytes: number): string {
  const mi = bytes / 2 ** 20
  return mi < 1024 ? `${Math.round(mi)} Mi` : `${(mi / 1024).toFixed(1)} Gi`
}

export function usageText(usage: Usage | undefined, ordinal: number): string | undefined {
  const used = usedBy(usage, ordinal)
  return used && `${cpuText(used.cpu)} CPU · ${memoryText(used.memory)}`
}
