// The credentials file of the AWS tools: pairs by profile.
// Promises that keys which end by themselves, and what comes from elsewhere, stay out.
import { basename } from 'node:path'
import type { Spot } from '../../src-shared/intake.ts'
import type { Seed } from '../../src-shared/seed.ts'
import { awsCredentials } from '../callers/formats/aws-credentials.ts'
import { quietly } from '../callers/formats/text-format.ts'
import { importLimits } from './import-limits.ts'
import type { Found } from './import-read.ts'
import { lineCounter } from './line-counter.ts'
import { NoteBook } from './note-book.ts'
import { seedOfTold } from './told-seed.ts'

type Profile = { readonly name: string; readonly stretch: string; readonly line: number }

/** The pairs of a file, one a profile. */
export function readAwsCredentials(text: string, path: string): Found {
  const notes = new NoteBook()
  const seeds: Seed[] = []
  for (const profile of profilesOf(text)) {
    const seed = seedOfProfile(profile, path, notes)
    if (seed && seeds.length < importLimits.rows) seeds.push(seed)
    else if (seed) notes.add('too-many', { line: profile.line })
  }
  return { seeds, notes: notes.notes() }
}

/** Whether a text is such a file. */
export function isAwsCredentials(text: string): boolean {
  return (
    /^\s*\[[^\]\n]+\]/m.test(text) &&
    /^\s*aws_(?:access_key_id|secret_access_key)\s*[=:]/im.test(text)
  )
}

function seedOfProfile(
  { name, stretch, line }: Profile,
  path: string,
  notes: NoteBook,
): Seed | null {
  const found = quietly(() => awsCredentials(name).find(stretch))
  const [secret, id] = [found?.secret?.value ?? '', found?.credentialId?.value ?? '']
  // Profiles without a pair name a role, a site for signing in, or a program that gives one.
  if (secret === '' || id === '') {
    notes.add('other-kinds-left', { line })
    return null
  }
  // Ids of keys that end within hours begin so (AWS IAM User Guide, "IAM identifiers").
  const isTemporary = id.startsWith('ASIA')
  if (isTemporary || /^\s*aws_session_token\s*[=:]/im.test(stretch)) {
    notes.add('other-kinds-left', { line })
    if (isTemporary) return null
  }
  const seed = seedOfTold({
    value: secret,
    credentialId: id,
    providerName: 'AWS',
    integration: name === 'default' ? '' : name,
    envVar: 'AWS_SECRET_ACCESS_KEY',
    spots: [spotOf(path, name, line)],
  })
  if (!seed) notes.add('rows-too-long', { line })
  return seed
}

function spotOf(path: string, profile: string, line: number): Spot {
  return {
    path,
    shown: basename(path),
    line,
    variable: 'aws_secret_access_key',
    at: profile.slice(0, 400),
    sort: 'aws',
    git: 'unknown',
    commit: null,
  }
}

function profilesOf(text: string): readonly Profile[] {
  const lineAt = lineCounter(text)
  const sections = awsCredentials('')
    .names(text)
    .filter(({ start }) => text[start - 1] === '[')
  return sections.map(({ start, end }, index) => ({
    name: text.slice(start, end).trim(),
    stretch: text.slice(start - 1, (sections[index + 1]?.start ?? text.length + 1) - 1),
    line: lineAt(start),
  }))
}
