// Both halves of one profile in an AWS credentials file, read as botocore reads it.
// Promises that comments, order, other profiles and further values stay as they are.
import { VaultError } from '../../../src-shared/errors.ts'
import { linesOf } from './lines.ts'
import type { Slot, Slots, Span, TextFormat } from './text-format.ts'

type Setting = { readonly profile: string; readonly name: string; readonly at: Span } & {
  readonly slot: Slot
}

const names = { secret: 'aws_secret_access_key', credentialId: 'aws_access_key_id' } as const

/** The profile; both of its halves have to stand in it. */
export function awsCredentials(profile: string): TextFormat {
  return {
    find: (text) => found(settingsOf(text), profile),
    write: (text, slot, value) => {
      // Neither half has a space, a sign that begins a comment, or anything beyond ASCII.
      if (!/^[\w+/=.:~-]*$/.test(value)) throw new VaultError('place-refused')
      return /[#;]/.test(text[slot.end] ?? '') ? `${value} ` : value
    },
    names: namesOf,
  }
}

function found(settings: readonly Setting[], profile: string): Slots {
  // botocore folds the case of names; where one stands twice, the last one counts.
  const slot = (name: string): Slot => {
    const of = settings.findLast((setting) => setting.profile === profile && setting.name === name)
    if (!of) throw new VaultError('place-missing')
    return of.slot
  }
  return { secret: slot(names.secret), credentialId: slot(names.credentialId) }
}

/** Every line `name = value` inside a profile. */
function settingsOf(text: string): Setting[] {
  const settings: Setting[] = []
  let profile: string | null = null
  let indent: number | null = null
  for (const { line, start } of linesOf(text)) {
    if (/^\s*(?:[#;]|$)/.test(line)) continue
    const depth = line.length - line.trimStart().length
    // What stands further in than the value before it carries that one on (configparser).
    if (indent !== null && depth > indent) continue
    const section = /^\s*\[([^\]]+)\]/.exec(line)?.[1]
    indent = section === undefined ? depth : null
    profile = section?.trim() ?? profile
    if (section !== undefined || profile === null) continue
    const setting = settingOf(line, start)
    if (setting) settings.push({ profile, ...setting })
  }
  return settings
}

function settingOf(line: string, start: number): Omit<Setting, 'profile'> | null {
  const match = /^(\s*)([^=:\s]+)(\s*[=:]\s*)(.*)$/.exec(line)
  if (!match) return null
  const [, gap = '', name = '', sign = '', rest = ''] = match
  // A comment behind a value (AWS SDKs and tools reference guide, "Format of the config files").
  const value = rest.replace(/(?:^|\s+)[#;].*$/, '').trimEnd()
  const nameStart = start + gap.length
  const valueStart = nameStart + name.length + sign.length
  return {
    name: name.toLowerCase(),
    at: { start: nameStart, end: nameStart + name.length },
    slot: { value, start: valueStart, end: valueStart + value.length },
  }
}

function namesOf(text: string): readonly Span[] {
  const sections = linesOf(text).flatMap(({ line, start }) => {
    const match = /^\s*\[([^\]]+)\]/.exec(line)
    if (!match?.[1]) return []
    const from = start + line.indexOf('[') + 1
    return [{ start: from, end: from + match[1].length }]
  })
  const all = [...sections, ...settingsOf(text).map(({ at }) => at)]
  return all.toSorted((a, b) => a.start - b.start)
}
