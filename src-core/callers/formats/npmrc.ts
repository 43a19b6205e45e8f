// One value of an `.npmrc`, read as npm reads it: by the rules of the package `ini`.
// Promises that comments, order and every other value stay as they are.
// Must not take a reference to a variable for a value: what stands there is not a key of ours.
import { VaultError } from '../../../src-shared/errors.ts'
import { linesOf } from './lines.ts'
import {
  firstThatReads,
  quietly,
  replaced,
  slotsOf,
  type Slot,
  type Span,
  type TextFormat,
} from './text-format.ts'

type Setting = { readonly key: string; readonly at: Span; readonly slot: Slot }

/** The value of a key, such as `//registry.example/:_authToken`; the last of several counts. */
export function npmrc(key: string): TextFormat {
  return {
    find: (text) => {
      const slot = slotFor(text, key)
      // npm puts the environment's value there; a person changes it where it comes from.
      if (slot.value.includes('${')) throw new VaultError('place-unreadable')
      return slotsOf('secret', slot)
    },
    write: (text, slot, value) => {
      if (value.includes('${')) throw new VaultError('place-refused')
      const raw = text.slice(slot.start, slot.end)
      return firstThatReads(waysToWrite(raw, value), (way) => {
        const now = quietly(() => slotFor(replaced(text, slot, way), key))
        return now?.value === value && now.start === slot.start
      })
    },
    names: (text) => settingsOf(text).map(({ at }) => at),
  }
}

function slotFor(text: string, key: string): Slot {
  const found = settingsOf(text).findLast((setting) => setting.key === key)
  if (!found) throw new VaultError('place-missing')
  return found.slot
}

/** The settings that stand before any section: npm looks at no others. */
function settingsOf(text: string): Setting[] {
  const settings: Setting[] = []
  for (const { line, start } of linesOf(text)) {
    if (/^\s*(?:[;#]|$)/.test(line)) continue
    if (/^\[[^\]]*\]\s*$/.test(line)) break
    const match = /^([^=]+)=(.*)$/.exec(line)
    if (match) settings.push(settingOf(match, start))
  }
  return settings
}

function settingOf([, name = '', rest = '']: RegExpExecArray, start: number): Setting {
  const raw = rest.trim()
  const nameStart = start + name.length - name.trimStart().length
  // Before a comment, the value ends with its last sign.
  const written = isQuoted(raw) ? raw : raw.slice(0, commentAt(raw)).trimEnd()
  const gap = raw === '' ? 0 : rest.length - rest.trimStart().length
  const valueStart = start + name.length + 1 + gap
  return {
    key: plainOf(name.trim()),
    at: { start: nameStart, end: nameStart + name.trim().length },
    slot: { value: plainOf(raw), start: valueStart, end: valueStart + written.length },
  }
}

function isQuoted(raw: string): boolean {
  return /^(?:".*"|'.*'|["'])$/.test(raw)
}

/** What `ini` makes of a key or a value. */
function plainOf(raw: string): string {
  if (!isQuoted(raw))
    return raw
      .slice(0, commentAt(raw))
      .replaceAll(/\\([\\;#])/g, '$1')
      .trim()
  const inner = raw.startsWith("'") ? raw.slice(1, -1) : raw
  const parsed: unknown = quietly((): unknown => JSON.parse(inner))
  return typeof parsed === 'string' ? parsed : inner
}

/** Where a comment begins, or the end: a sign behind a backslash is none. */
function commentAt(raw: string): number {
  const match = /^(?:\\[\s\S]?|[^\\;#])*/.exec(raw)
  return match?.[0].length ?? 0
}

function* waysToWrite(raw: string, value: string): Generator<string> {
  const isPlain = /^[\w.+/=:@%~-]*$/.test(value)
  if (isQuoted(raw)) yield JSON.stringify(value)
  if (isPlain) yield value
  yield JSON.stringify(value)
}
