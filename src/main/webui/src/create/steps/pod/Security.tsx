import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { read, remove, write } from '../../../manifest'
import { POD } from '../../draft/draft'
import { securityOf } from '../../draft/security'
import { useDoc } from '../../DraftContext'
import { TextRowsField } from '../../fields/RowsField'
import { SelectField } from '../../fields/SelectField'
import { NumberField, numberOf, TextField } from '../../fields/TextField'
import { YesNoField } from '../../fields/YesNoField'
import { SeLinux } from './SeLinux'
import { Sysctls } from './Sysctls'

const SECCOMP = ['RuntimeDefault', 'Localhost', 'Unconfined'] as const

/** What one container may do on its node. */
export function ContainerSecurity({ path }: { path: Path }) {
  const say = useSay()
  const capabilities: Path = [...path, 'capabilities']
  return (
    <>
      <div className="fields four">
        <Identity path={path} />
        <YesNoField path={[...path, 'readOnlyRootFilesystem']} label={say('create.security.readOnly')} />
        <YesNoField path={[...path, 'allowPrivilegeEscalation']} label={say('create.security.escalation')} />
        <YesNoField path={[...path, 'privileged']} label={say('create.security.privileged')} />
        <Seccomp path={[...path, 'seccompProfile']} />
      </div>
      <TextRowsField
        path={[...capabilities, 'drop']}
        label={say('create.security.drop')}
        add={say('create.security.capability.add')}
        help={say('create.security.drop.help')}
      />
      <TextRowsField path={[...capabilities, 'add']} label={say('create.security.add')} add={say('create.security.capability.add')} />
      <SeLinux path={[...path, 'seLinuxOptions']} />
    </>
  )
}

/** What holds for all containers of a pod, and for its volumes. */
export function PodSecurity() {
  const say = useSay()
  const { text } = useDoc()
  const { level, against } = securityOf(text)
  const path: Path = [...POD, 'securityContext']
  return (
    <>
      <p className="quiet" data-testid="security-level">
        {against === null
          ? say('create.security.restricted')
          : say('create.security.level', {
              level,
              next: level === 'privileged' ? 'baseline' : 'restricted',
              field: against.container === '' ? against.field : `${against.container}: ${against.field}`,
            })}
      </p>
      <div className="fields four">
        <Identity path={path} />
        <NumberField path={[...path, 'fsGroup']} label={say('create.security.fsGroup')} help={say('create.security.fsGroup.help')} />
        <SelectField
          path={[...path, 'fsGroupChangePolicy']}
          label={say('create.security.change')}
          removes=""
          options={[
            { value: '', label: say('create.unsaid') },
            { value: 'Always', label: say('create.security.change.Always') },
            { value: 'OnRootMismatch', label: say('create.security.change.OnRootMismatch') },
          ]}
        />
        <Seccomp path={[...path, 'seccompProfile']} />
      </div>
      <TextRowsField
        path={[...path, 'supplementalGroups']}
        label={say('create.security.groups')}
        add={say('create.security.group.add')}
        help={say('create.security.groups.help')}
        meaning={(typed) => numberOf(typed) ?? ''}
        testId="add-group"
      />
      <SeLinux path={[...path, 'seLinuxOptions']} />
      <Sysctls path={[...path, 'sysctls']} />
    </>
  )
}

function Identity({ path }: { path: Path }) {
  const say = useSay()
  return (
    <>
      <YesNoField path={[...path, 'runAsNonRoot']} label={say('create.security.nonRoot')} />
      <NumberField path={[...path, 'runAsUser']} label={say('create.security.user')} />
      <NumberField path={[...path, 'runAsGroup']} label={say('create.security.group')} />
    </>
  )
}

function Seccomp({ path }: { path: Path }) {
  const say = useSay()
  const { text, change } = useDoc()
  const type = read(text, [...path, 'type'])
  return (
    <>
      <SelectField
        path={[...path, 'type']}
        label={say('create.security.seccomp')}
        options={[
          { value: '', label: say('create.unsaid') },
          ...SECCOMP.map((value) => ({ value, label: say(`create.security.seccomp.${value}`) })),
        ]}
        onChoice={(to) => change((now) => (to === '' ? remove(now, path) : write(now, path, { type: to })))}
      />
      {type === 'Localhost' && <TextField path={[...path, 'localhostProfile']} label={say('create.security.seccomp.file')} required />}
    </>
  )
}
