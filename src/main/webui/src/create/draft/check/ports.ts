import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { read } from '../../../manifest'
import { listAt, textAt } from '../draft'
import type { Marking } from './mark'
import { PORT_MAX, PORT_NAME, whole } from './mark'

/** What the containers that were looked at before have taken: they share one address, and Services find ports by name. */
export interface Taken {
  numbers: Set<string>
  /** The container that has it, by the port's name. */
  names: Map<string, string>
}

/** The ports of one container. */
export function ported(text: string, container: Path, taken: Taken, mark: Marking) {
  const owner = textAt(text, [...container, 'name'])
  listAt(text, [...container, 'ports']).forEach((_, index) => {
    const path = [...container, 'ports', index]
    const number = read(text, [...path, 'containerPort'])
    if (number === undefined || number === null) mark([...path, 'containerPort'], phrase('check.required'), { missing: true })
    whole(text, [...path, 'containerPort'], mark, 1, PORT_MAX)
    whole(text, [...path, 'hostPort'], mark, 0, PORT_MAX)
    const key = `${String(number)}/${textAt(text, [...path, 'protocol']) || 'TCP'}`
    if (number && taken.numbers.has(key)) mark([...path, 'containerPort'], phrase('check.twice', { what: key }))
    taken.numbers.add(key)
    const name = textAt(text, [...path, 'name'])
    if (name === '') return
    const other = taken.names.get(name)
    if (!PORT_NAME.test(name)) mark([...path, 'name'], phrase('check.portName'))
    else if (other === owner) mark([...path, 'name'], phrase('check.twice', { what: name }))
    else if (other !== undefined) mark([...path, 'name'], phrase('check.portTaken', { container: other }))
    if (other === undefined) taken.names.set(name, owner)
  })
}
