import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { isMapping, read } from '../../../manifest'
import { listAt, POD, textAt } from '../draft'
import { termsIn } from '../podAffinity'
import { KEY, pairs } from './labels'
import type { Marking } from './mark'
import { isObjectName, whole } from './mark'

const NODE: Path = [...POD, 'affinity', 'nodeAffinity']
const WEIGHT_MAX = 100

/** Where pods may run, and beside which others. */
export function scheduling(text: string, mark: Marking) {
  for (const field of ['priorityClassName', 'runtimeClassName']) {
    const name = textAt(text, [...POD, field])
    if (name !== '' && !isObjectName(name)) mark([...POD, field], phrase('check.subdomain'))
  }
  pairs(text, [...POD, 'nodeSelector'], mark)
  const must: Path = [...NODE, 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms']
  const liked: Path = [...NODE, 'preferredDuringSchedulingIgnoredDuringExecution']
  listAt(text, must).forEach((_, index) => expressions(text, [...must, index], mark))
  listAt(text, liked).forEach((_, index) => {
    expressions(text, [...liked, index, 'preference'], mark)
    weighed(text, [...liked, index, 'weight'], mark)
  })
  for (const { path, term, force } of termsIn(text)) {
    if (force === 'liked') weighed(text, [...path, 'weight'], mark)
    placed(text, term, mark)
  }
}

function weighed(text: string, path: Path, mark: Marking) {
  if (read(text, path) === undefined) mark(path, phrase('check.required'), { missing: true })
  whole(text, path, mark, 1, WEIGHT_MAX)
}

/** One rule about other pods. */
function placed(text: string, term: Path, mark: Marking) {
  const where = textAt(text, [...term, 'topologyKey'])
  if (where === '') mark([...term, 'topologyKey'], phrase('check.required'), { missing: true })
  else if (!KEY.test(where)) mark([...term, 'topologyKey'], phrase('check.labelKey'))
  const labels: Path = [...term, 'labelSelector', 'matchLabels']
  // An empty selector means all pods; none at all means no pod.
  if (!isMapping(read(text, [...term, 'labelSelector']))) mark(labels, phrase('check.pods'))
  pairs(text, labels, mark)
}

function expressions(text: string, term: Path, mark: Marking) {
  const rules = [...listAt(text, [...term, 'matchExpressions']), ...listAt(text, [...term, 'matchFields'])]
  if (rules.length === 0) mark([...term, 'matchExpressions'], phrase('check.required'), { missing: true })
  listAt(text, [...term, 'matchExpressions']).forEach((_, index) => {
    const path = [...term, 'matchExpressions', index]
    const key = textAt(text, [...path, 'key'])
    if (key === '') mark([...path, 'key'], phrase('check.required'), { missing: true })
    else if (!KEY.test(key)) mark([...path, 'key'], phrase('check.labelKey'))
    const values = listAt(text, [...path, 'values']).map(String)
    const operator = textAt(text, [...path, 'operator'])
    const empty = values.every((value) => value === '')
    if ((operator === 'In' || operator === 'NotIn') && empty) mark([...path, 'values'], phrase('check.required'), { missing: true })
    const number = values.length === 1 && /^-?\d+$/.test(values[0] ?? '')
    if ((operator === 'Gt' || operator === 'Lt') && !number) mark([...path, 'values'], phrase('check.number'))
  })
}
