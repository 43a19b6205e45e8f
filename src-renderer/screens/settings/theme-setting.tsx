import type { AppInfo } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { stepWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import '../segments.css'

const words = stepWords.settings
const themes = ['system', 'light', 'dark'] as const

/** Light, dark, or as the system is. */
export function ThemeSetting({ theme }: { readonly theme: AppInfo['settings']['theme'] }) {
  const { code, ask } = useAsking()
  const choose = (next: (typeof themes)[number]) =>
    ask(async () => {
      await call('settings.set', { theme: next })
    })
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">{words.theme}</legend>
      {themes.map((each) => (
        <label key={each} className="segment">
          <input
            type="radio"
            name="theme"
            checked={theme === each}
            onChange={() => void choose(each)}
          />
          {words.themes[each]}
        </label>
      ))}
      {code !== null && <ErrorCard code={code} />}
    </fieldset>
  )
}
