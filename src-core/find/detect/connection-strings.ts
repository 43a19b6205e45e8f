// Passwords and account keys inside connection strings, such as `Server=db;User Id=sa;Password=…`.
// Promises the part alone that is secret, and looks at a short stretch around each.
import { addressPassword } from '../formats/secret-formats.ts'
import { formatById } from '../formats/formats.ts'
import { isCommonplace, isNone } from './address-passwords.ts'
import type { Found } from './found.ts'
import { isMachineMade } from './machine-made.ts'
import { isPublished } from './placeholder.ts'

// Microsoft, "Configure Azure Storage connection strings", "Get an Event Hubs connection string";
// of databases "SqlConnection.ConnectionString" and "Building the connection URL" (JDBC).
const part = /\b(password|pwd|accountkey|sharedaccesskey)[ \t]?=[ \t]?([^;"'`\s<>&]{4,300})/gi
const reach = 300
// One of these says that a string leads somewhere.
const target =
  /(?:^|[=;?&\s"'`])(?:server|data source|host|addr|address|database|initial catalog|jdbc:[a-z]|endpoint|accountname|defaultendpointsprotocol|user id|uid)(?:[ \t]?=|:)?/i
const user =
  /(?:^|[;?&])[ \t]?(?:user id|uid|user|username|accountname|sharedaccesskeyname)=([^;&]+)/i

/** More in one file are an attempt to make this slow. */
const mostParts = 5_000

/** The secret parts of the connection strings in a text. */
export function connectionSecrets(text: string): Found[] {
  const found: Found[] = []
  let tried = 0
  for (const match of text.matchAll(part)) {
    if ((tried += 1) > mostParts) break
    const [all, name = '', value = ''] = match
    const start = match.index + all.length - value.length
    // What follows another part of the same string.
    const before = text
      .slice(Math.max(0, match.index - reach), match.index)
      .replace(/^.*["'`\n\r]/s, '')
    const after = text
      .slice(start + value.length, start + value.length + reach)
      .replace(/["'`\n\r].*$/s, '')
    if (!/[;?&][ \t]*$/.test(before) && !after.startsWith(';')) continue
    if (!target.test(before) && !target.test(after)) continue
    const owner = user.exec(`${before}${after}`)?.[1]?.trim() ?? ''
    if (isNone(value) || isPublished(value) || isCommonplace(value, owner)) continue
    found.push(foundAt({ name, value, owner, start, around: before + after }))
  }
  return found
}

type Part = {
  readonly name: string
  readonly value: string
  readonly owner: string
  readonly start: number
  readonly around: string
}

function foundAt({ name, value, owner, start, around }: Part): Found {
  const isAzure = /key$/i.test(name)
  const storage = /^accountkey$/i.test(name) ? formatById('azure-storage') : null
  return {
    format: storage ?? addressPassword,
    value,
    credentialId: owner === '' ? null : owner,
    start,
    end: start + value.length,
    isSound: null,
    provider: isAzure ? 'Microsoft Azure' : databaseOf(around),
    weight: isMachineMade(value) ? 'likely' : 'unsure',
  }
}

function databaseOf(around: string): string {
  if (/jdbc:sqlserver|initial catalog|trustservercertificate/i.test(around)) return 'SQL Server'
  if (/jdbc:postgres/i.test(around)) return 'PostgreSQL'
  if (/jdbc:mysql/i.test(around)) return 'MySQL'
  return /jdbc:mariadb/i.test(around) ? 'MariaDB' : ''
}
