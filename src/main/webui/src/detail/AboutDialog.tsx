import { Form, FormGroup } from '@patternfly/react-core/dist/esm/components/Form'
import { TextArea } from '@patternfly/react-core/dist/esm/components/TextArea'
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import { useState } from 'react'
import { describe } from '../api/actions'
import { ALIAS_MAX, aboutOf, DESCRIPTION_MAX } from '../api/annotations'
import { useSay } from '../i18n'
import { ConfirmDialog } from './ConfirmDialog'
import type { Shown } from './shown'

/** What people call it and say of it: no pod is touched. */
export function AboutDialog({ shown: { workload, stored }, close }: { shown: Shown; close: () => void }) {
  const say = useSay()
  const [about, setAbout] = useState(() => aboutOf(stored))
  return (
    <ConfirmDialog
      title={say('about.title', { name: workload.name })}
      text={
        <Form onSubmit={(event) => event.preventDefault()}>
          <FormGroup label={say('create.alias')} fieldId="about-alias">
            <TextInput
              id="about-alias"
              value={about.alias}
              maxLength={ALIAS_MAX}
              onChange={(_, alias) => setAbout({ ...about, alias })}
              autoComplete="off"
              data-testid="about-alias"
            />
          </FormGroup>
          <FormGroup label={say('create.description')} fieldId="about-description">
            <TextArea
              id="about-description"
              value={about.description}
              maxLength={DESCRIPTION_MAX}
              rows={3}
              resizeOrientation="vertical"
              onChange={(_, description) => setAbout({ ...about, description })}
              data-testid="about-description"
            />
          </FormGroup>
        </Form>
      }
      confirm={say('about.save')}
      action={null}
      actions={[describe(workload, { alias: about.alias.trim(), description: about.description.trim() })]}
      close={close}
    />
  )
}
