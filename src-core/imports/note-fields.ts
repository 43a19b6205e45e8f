// Keys that somebody wrote into the notes of an entry, line by line.
// Promises linear time, and nothing of a line that is neither an assignment nor a key by itself.
import { beginsAsKey, looksMade, saysId, saysKey } from './key-words.ts'
import type { RecordField } from './vault-record.ts'

const longestNotes = 100_000
const assignment = /^(?:export\s)?\s*([A-Za-z_][\w.-]{1,119})\s*[=:]\s*["']?([^\s"']{8,})["']?$/

/** The lines of notes that assign a key or its id, or are a key. */
export function fieldsInNotes(notes: string): readonly RecordField[] {
  return notes.slice(0, longestNotes).split('\n').flatMap(fieldOf)
}

function fieldOf(line: string): readonly RecordField[] {
  const text = line.trim()
  if (text.length > 20_000) return []
  if (beginsAsKey(text)) return [{ name: '', value: text, isConcealed: true }]
  const [, name = '', value = ''] = assignment.exec(text) ?? []
  if (saysId(name)) return [{ name, value, isConcealed: false }]
  const isKey = beginsAsKey(value) || (saysKey(name) && looksMade(value))
  return isKey ? [{ name, value, isConcealed: true }] : []
}
