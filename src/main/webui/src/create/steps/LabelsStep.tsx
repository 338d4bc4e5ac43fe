import { Label } from '@patternfly/react-core/dist/esm/components/Label'
import { LabelGroup } from '@patternfly/react-core/dist/esm/components/Label'
import { useSay } from '../../i18n'
import { pointerOf } from '../../manifest'
import { pairsAt, POD_LABELS, SELECTOR } from '../draft/draft'
import { ALIAS, DESCRIPTION } from '../../api/annotations'
import { useDoc } from '../DraftContext'
import { PairsField } from '../fields/PairsField'

const ANNOTATIONS = ['metadata', 'annotations']
const POD_ANNOTATIONS = ['spec', 'template', 'metadata', 'annotations']

/** What people and programs find it by. */
export function LabelsStep() {
  const say = useSay()
  const { index, text } = useDoc()
  const selector = pairsAt(text, SELECTOR)
  const fixed = new Set(selector.map(([key]) => key))
  return (
    <>
      <section className="rows" data-doc={index} data-pointer={pointerOf(['spec', 'selector'])} aria-label={say('create.selector')}>
        <h3 className="group-title">{say('create.selector')}</h3>
        <p className="quiet">{say('create.selector.help')}</p>
        <LabelGroup numLabels={20} aria-label={say('create.selector')}>
          {selector.map(([key, value]) => (
            <Label key={key} isCompact variant="outline">
              {`${key}=${String(value)}`}
            </Label>
          ))}
        </LabelGroup>
      </section>
      <PairsField
        path={['metadata', 'labels']}
        also={POD_LABELS}
        label={say('create.labels')}
        add={say('create.label.add')}
        help={say('create.labels.help')}
        hidden={(key) => fixed.has(key)}
        choices={{ 'app.kubernetes.io/part-of': [], 'app.kubernetes.io/component': [], 'app.kubernetes.io/version': [] }}
        testId="labels"
      />
      <PairsField
        path={ANNOTATIONS}
        label={say('create.annotations')}
        add={say('create.annotation.add')}
        help={say('create.annotations.help')}
        hidden={(key) => key === ALIAS || key === DESCRIPTION}
      />
      <PairsField
        path={POD_ANNOTATIONS}
        label={say('create.podAnnotations')}
        add={say('create.annotation.add')}
        help={say('create.podAnnotations.help')}
      />
    </>
  )
}
