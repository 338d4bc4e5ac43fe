import { useConfigMaps, useSecrets } from '../../../api/catalog'
import { configMapsIn } from '../../draft/configMaps'
import type { Known } from '../../draft/environment'
import { useDraft } from '../../DraftContext'

/** Those that are made along, and those that the project has. */
export function useKnownConfigMaps(): readonly Known[] {
  const { draft, project } = useDraft()
  const there = useConfigMaps(project)
  const own = configMapsIn(draft).filter(({ name }) => name !== '')
  return [...own, ...there.filter(({ name }) => !own.some((one) => one.name === name))]
}

export function useKnownSecrets(): readonly Known[] {
  const { project } = useDraft()
  return useSecrets(project)
}
