import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { limits } from '../../../src-shared/bounds.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { controlName } from '../../frame/shortcuts.ts'
import { useApp } from '../../stores/app.ts'
import { askFor, itemsStore } from '../../stores/items.ts'
import { listWords } from '../../words/en.ts'
import './search-box.css'

const settleMs = 120

/** Searches while one types; Escape clears. */
export function SearchBox() {
  const [text, setText] = useState(() => itemsStore.getState().ask.text)
  const platform = useApp((state) => state.info?.platform ?? '')
  useEffect(() => {
    const timer = setTimeout(() => {
      if (text !== itemsStore.getState().ask.text) void askFor({ text })
    }, settleMs)
    return () => clearTimeout(timer)
  }, [text])
  // The list may be asked for all keys from elsewhere: then this box is empty again, too.
  useEffect(
    () =>
      itemsStore.subscribe(({ ask }, before) => {
        if (ask.text !== before.ask.text) setText(ask.text)
      }),
    [],
  )
  const words = listWords.search
  return (
    <search className="search-box">
      <Search className="search-icon" size={16} strokeWidth={1.75} aria-hidden />
      <input
        type="search"
        className="input search-input"
        aria-label={words.label}
        placeholder={words.placeholder}
        value={text}
        maxLength={limits.searchText}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return
          event.preventDefault()
          event.stopPropagation()
          setText('')
        }}
      />
      {text === '' ? (
        <kbd className="search-key" aria-hidden>
          {platform === 'darwin' ? '⌘F' : `${controlName(platform)} F`}
        </kbd>
      ) : (
        <IconButton label={words.clear} icon={X} onClick={() => setText('')} />
      )}
    </search>
  )
}
