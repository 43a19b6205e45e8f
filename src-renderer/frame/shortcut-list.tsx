import { listWords } from '../words/en.ts'
import { vaultWords } from '../words/en-vaults.ts'
import { controlName } from './shortcuts.ts'
import './shortcut-list.css'

/** Every shortcut with what it does. */
export function ShortcutList({ platform }: { readonly platform: string }) {
  const control = controlName(platform)
  const words = listWords.shortcuts
  const lines: readonly (readonly [readonly string[], string])[] = [
    [[control, 'F'], words.search],
    [[control, 'N'], words.newKey],
    [[control, '1 … 9'], vaultWords.shortcut],
    [[control, 'L'], words.lock],
    [[control, 'Shift', 'L'], words.panic],
    [['↑', '↓'], words.upDown],
    [['Enter'], words.open],
    [['R'], words.replace],
    [['Esc'], words.escape],
    [['?'], words.help],
  ]
  return (
    <dl className="shortcut-list">
      {lines.map(([keys, meaning]) => (
        <div key={meaning} className="shortcut-line">
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
