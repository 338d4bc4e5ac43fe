import GlobeIcon from '@patternfly/react-icons/dist/esm/icons/globe-icon'
import AdjustIcon from '@patternfly/react-icons/dist/esm/icons/adjust-icon'
import { choose, LANGUAGES, useLanguage, useSay } from '../i18n'
import type { Language } from '../i18n'
import { Menu } from '../ui/Menu'
import { chooseTheme, THEMES, useTheme } from '../ui/theme'

export function LanguageMenu() {
  const say = useSay()
  const language = useLanguage()
  const choices = (Object.keys(LANGUAGES) as Language[]).map((one) => ({
    id: one,
    label: <span lang={one === 'zh' ? 'zh-CN' : 'en'}>{LANGUAGES[one]}</span>,
    chosen: one === language,
    choose: () => void choose(one),
  }))
  return (
    <Menu label={say('language')} choices={choices} plain testId="language">
      <GlobeIcon />
    </Menu>
  )
}

export function ThemeMenu() {
  const say = useSay()
  const theme = useTheme()
  const choices = THEMES.map((one) => ({
    id: one,
    label: say(`theme.${one}`),
    chosen: one === theme,
    choose: () => chooseTheme(one),
  }))
  return (
    <Menu label={say('theme')} choices={choices} plain testId="theme">
      <AdjustIcon />
    </Menu>
  )
}
