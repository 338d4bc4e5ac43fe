import type { ReactNode } from 'react'
import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { pairsAt } from '../../draft/draft'
import { useDoc } from '../../DraftContext'
import { Group } from '../../fields/Group'

interface Props {
  /** Of the security context. */
  path: Path
  title: string
  testId: string
  children: ReactNode
}

/** Most people leave it closed; where something is said already, it is seen. */
export function SecurityGroup({ path, title, testId, children }: Props) {
  const say = useSay()
  const { text } = useDoc()
  const said = pairsAt(text, path).length
  return (
    <Group title={title} told={said > 0 ? String(said) : say('create.seldomNeeded')} open={said > 0} testId={testId}>
      {children}
    </Group>
  )
}
