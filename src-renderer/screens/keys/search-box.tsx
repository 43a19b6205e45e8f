import { Search, X } from 'lucide-react'
import { IconButton } from '../../components/icon-button.tsx'
import { SearchInput } from '../../components/search-input.tsx'
import { controlName } from '../../frame/shortcuts.ts'
import { useApp } from '../../stores/app.ts'
import { askFor, itemsStore } from '../../stores/items.ts'
import { listWords } from '../../words/en.ts'
import { useSearchText } from '../use-search-text.ts'
import './search-box.css'

const askText = (text: string) => askFor({ text })

/** Searches while one types; Escape clears. */
export function SearchBox() {
  const [text, setText] = useSearchText(itemsStore, askText)
  const platform = useApp((state) => state.info?.platform ?? '')
  const words = listWords.search
  return (
    <search className="search-box">
      <Search className="search-icon" size={16} strokeWidth={1.75} aria-hidden />
      <SearchInput
        label={words.label}
        placeholder={words.placeholder}
        className="input search-input"
        text={text}
        onText={setText}
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
