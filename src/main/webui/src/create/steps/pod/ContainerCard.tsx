import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { useMemo } from 'react'
import { useSay } from '../../../i18n'
import { isMapping, read, remove } from '../../../manifest'
import type { ContainerAt, ContainerKind } from '../../draft/containers'
import { changeKind, CONTAINER_KINDS, HOOKS, PROBES } from '../../draft/containers'
import { listAt, textAt } from '../../draft/draft'
import { imageFault, imageParts, pullPolicyOf } from '../../draft/image'
import { givenNames, setImage } from '../../draft/naming'
import { useDoc, useDraft } from '../../DraftContext'
import { Group } from '../../fields/Group'
import { TextRowsField } from '../../fields/RowsField'
import { SelectField } from '../../fields/SelectField'
import { TextField } from '../../fields/TextField'
import { CommandLine } from './CommandLine'
import { Environment } from './Environment'
import { Hook } from './Hook'
import { Ports } from './Ports'
import { Probe } from './Probe'
import { Resources } from './Resources'
import { ContainerSecurity } from './Security'
import { SecurityGroup } from './SecurityGroup'
import { useRegistries } from './registries'

/** One container: what it runs, and everything about it that may be said. */
export function ContainerCard({ container, alone }: { container: ContainerAt; alone: boolean }) {
  const say = useSay()
  const { text, change } = useDoc()
  const { path, name, kind } = container
  const count = (field: string) => listAt(text, [...path, field]).length
  const probes = PROBES.filter((probe) => isMapping(read(text, [...path, probe])))
  const several = (number: number) => (number === 0 ? '' : String(number))
  const { servers } = useRegistries()
  const { origin } = useDraft()
  const given = useMemo(() => givenNames(origin), [origin])
  const policy = textAt(text, [...path, 'imagePullPolicy'])
  const image = textAt(text, [...path, 'image'])
  return (
    <section className="container-card" aria-label={say('create.container.named', { name })} data-testid={`container-${name}`}>
      <div className="container-head">
        <h3>{say('create.container.named', { name })}</h3>
        {!alone && (
          <Button variant="link" isInline isDanger onClick={() => change((now) => remove(now, path))}>
            {say('create.container.remove')}
          </Button>
        )}
      </div>
      <div className="fields">
        <TextField
          path={[...path, 'image']}
          label={say('create.image')}
          required
          placeholder="nginx:1.29"
          choices={servers.map((server) => `${server}/`)}
          help={<ImageHelp image={image} />}
          onText={(image) => change((now) => setImage(now, container, image, given))}
          testId={`image-${name}`}
        />
        <TextField
          path={[...path, 'name']}
          label={say('create.container.name')}
          required
          help={say('create.container.name.help')}
          keepsEmpty
        />
        <SelectField
          path={[...path, 'restartPolicy']}
          label={say('create.container.kind')}
          chosen={kind}
          options={CONTAINER_KINDS.map((value) => ({ value, label: say(`create.container.${value}`) }))}
          onChoice={(to) => change((now) => changeKind(now, container, to as ContainerKind))}
          help={say(`create.container.${kind}.help`)}
        />
        <SelectField
          path={[...path, 'imagePullPolicy']}
          label={say('create.pull')}
          absent=""
          removes=""
          options={[
            { value: '', label: say('create.pull.default') },
            ...(['IfNotPresent', 'Always', 'Never'] as const).map((value) => ({ value, label: say(`create.pull.${value}`) })),
          ]}
          help={policy === '' && image !== '' ? say(`create.pull.default.${pullPolicyOf(image)}`) : undefined}
          testId={`pull-${name}`}
        />
      </div>
      <Group title={say('create.resources')} told={say('create.resources.told')} open testId={`resources-${name}`}>
        <Resources path={[...path, 'resources']} />
      </Group>
      <Group title={say('create.ports')} told={several(count('ports'))} open={count('ports') > 0} testId={`ports-${name}`}>
        <Ports path={[...path, 'ports']} />
      </Group>
      <Group title={say('create.env')} told={several(count('env') + count('envFrom'))} open={count('env') > 0} testId={`env-${name}`}>
        <Environment path={path} />
      </Group>
      <Group title={say('create.command')} told={several(count('command') + count('args'))} testId={`command-${name}`}>
        <TextRowsField
          path={[...path, 'command']}
          label={say('create.command.command')}
          add={say('create.command.add')}
          help={say('create.command.help')}
        />
        <TextRowsField
          path={[...path, 'args']}
          label={say('create.command.args')}
          add={say('create.args.add')}
          help={say('create.args.help')}
        />
        <CommandLine path={path} />
      </Group>
      {kind !== 'init' && (
        <Group title={say('create.probes')} told={several(probes.length)} testId={`probes-${name}`}>
          <p className="quiet">{say('create.probes.help')}</p>
          {PROBES.map((probe) => (
            <Probe key={probe} path={[...path, probe]} probe={probe} />
          ))}
          {HOOKS.map((hook) => (
            <Hook key={hook} path={[...path, 'lifecycle', hook]} hook={hook} />
          ))}
        </Group>
      )}
      <SecurityGroup path={[...path, 'securityContext']} title={say('create.security')} testId={`security-${name}`}>
        <ContainerSecurity path={[...path, 'securityContext']} />
      </SecurityGroup>
    </section>
  )
}

/** What the name of the image means. */
function ImageHelp({ image }: { image: string }) {
  const say = useSay()
  if (image === '' || imageFault(image)) return say('create.image.help')
  const { registry, tag, digest } = imageParts(image)
  return say('create.image.parts', { registry: registry || say('create.image.usual'), tag: digest || tag || 'latest' })
}
