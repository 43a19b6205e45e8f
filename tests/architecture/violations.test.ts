import { describe, expect, it } from 'vitest'
import { inspect } from './house.ts'

/** One deliberate violation: what is written into which file, and what must be named. */
type Violation = {
  readonly file: string
  readonly text: string
  readonly subject: string
}

const header = '/** What this file is. */\n'

function imports(file: string, specifier: string, subject = specifier): Violation {
  return { file, text: `${header}import '${specifier}'\n`, subject }
}

function uses(file: string, expression: string, subject: string): Violation {
  return { file, text: `${header}const found = ${expression}\n`, subject }
}

const floors: readonly Violation[] = [
  imports('src-shared/new-word.ts', '../src-core/vault/vault.ts', 'src-core/vault/vault.ts'),
  imports('src-shared/new-word.ts', '../src-renderer/api.ts', 'src-renderer/api.ts'),
  imports('src-core/ports.ts', './crypto/seal.ts', 'src-core/crypto/seal.ts'),
  imports('src-core/crypto/new-part.ts', '../store/database.ts', 'src-core/store/database.ts'),
  imports('src-core/crypto/new-part.ts', '../../src-shared/clock.ts', 'src-shared/clock.ts'),
  imports('src-core/store/new-part.ts', '../crypto/seal.ts', 'src-core/crypto/seal.ts'),
  imports('src-core/net/new-part.ts', '../files/ballast.ts', 'src-core/files/ballast.ts'),
  imports('src-core/files/new-part.ts', '../net/transport.ts', 'src-core/net/transport.ts'),
  imports('src-core/files/new-part.ts', '../vault/vault.ts', 'src-core/vault/vault.ts'),
  imports(
    'src-core/vault/new-part.ts',
    '../connectors/connector.ts',
    'src-core/connectors/connector.ts',
  ),
  imports('src-core/vault/new-part.ts', '../rotation/start.ts', 'src-core/rotation/start.ts'),
  imports('src-core/connectors/new-part.ts', '../vault/vault.ts', 'src-core/vault/vault.ts'),
  imports('src-core/connectors/new-part.ts', '../store/database.ts', 'src-core/store/database.ts'),
  imports('src-core/connectors/new-part.ts', '../crypto/seal.ts', 'src-core/crypto/seal.ts'),
  imports('src-core/callers/new-part.ts', '../vault/vault.ts', 'src-core/vault/vault.ts'),
  imports('src-core/webhooks/new-part.ts', '../vault/vault.ts', 'src-core/vault/vault.ts'),
  imports('src-core/rotation/new-part.ts', '../review/review.ts', 'src-core/review/review.ts'),
  imports('src-core/review/new-part.ts', '../find/find.ts', 'src-core/find/find.ts'),
  imports('src-core/find/new-part.ts', '../index.ts', 'src-core/index.ts'),
  imports('src-core/index.ts', '../src-host/index.ts', 'src-host/index.ts'),
  imports('src-host/new-part.ts', '../src-core/vault/vault.ts', 'src-core/vault/vault.ts'),
  imports('src-host/new-part.ts', '../src-main/app.ts', 'src-main/app.ts'),
  imports('src-main/new-part.ts', '../src-core/index.ts', 'src-core/index.ts'),
  imports('src-main/new-part.ts', '../src-host/index.ts', 'src-host/index.ts'),
  imports('src-preload/new-part.ts', '../src-core/index.ts', 'src-core/index.ts'),
  imports('src-preload/new-part.ts', '../src-main/app.ts', 'src-main/app.ts'),
  imports('src-renderer/new-part.tsx', '../src-core/index.ts', 'src-core/index.ts'),
  imports('src-renderer/new-part.tsx', '../src-main/app.ts', 'src-main/app.ts'),
  imports('src-cli/new-part.ts', '../src-core/vault/vault.ts', 'src-core/vault/vault.ts'),
  imports('src-cli/new-part.ts', '../src-renderer/api.ts', 'src-renderer/api.ts'),
  imports('src-sandbox/new-part.ts', '../src-core/index.ts', 'src-core/index.ts'),
  imports('src-main/new-part.ts', '../src-sandbox/sandbox.ts', 'src-sandbox/sandbox.ts'),
  imports('src-core/net/new-part.ts', '../../src-sandbox/sandbox.ts', 'src-sandbox/sandbox.ts'),
  imports(
    'src-core/drawer-of-its-own/new-part.ts',
    'zod',
    'src-core/drawer-of-its-own/new-part.ts',
  ),
  imports('src-extra/new-part.ts', 'zod', 'src-extra/new-part.ts'),
]

const doors: readonly Violation[] = [
  imports('src-core/vault/new-part.ts', 'libsodium-wrappers-sumo'),
  imports('src-host/new-part.ts', 'libsodium-wrappers-sumo'),
  imports('src-core/vault/new-part.ts', 'node:crypto'),
  imports('src-main/new-part.ts', 'node:crypto'),
  imports('src-main/new-part.ts', 'crypto'),
  imports('src-core/vault/new-part.ts', 'better-sqlite3'),
  imports('src-host/new-part.ts', 'better-sqlite3'),
  imports('src-host/new-part.ts', 'node:sqlite'),
  imports('src-core/connectors/new-part.ts', 'node:http'),
  imports('src-core/connectors/new-part.ts', 'node:https'),
  imports('src-host/new-part.ts', 'node:net'),
  imports('src-main/new-part.ts', 'node:tls'),
  imports('src-core/store/new-part.ts', 'node:fs'),
  imports('src-core/vault/new-part.ts', 'node:fs/promises'),
  imports('src-core/vault/new-part.ts', 'node:child_process'),
  imports('src-core/vault/new-part.ts', 'node:worker_threads'),
  imports('src-core/vault/new-part.ts', 'node:module'),
  imports('src-shared/new-word.ts', 'node:path'),
  imports('src-renderer/new-part.tsx', 'node:path'),
  imports('src-preload/new-part.ts', 'node:fs'),
  imports('src-core/net/new-part.ts', 'electron'),
  imports('src-renderer/new-part.tsx', 'electron'),
  imports('src-shared/new-word.ts', 'electron'),
  imports('src-sandbox/new-part.ts', 'electron'),
  imports('src-shared/new-word.ts', 'react'),
  imports('src-core/vault/new-part.ts', 'left-pad'),
  imports('src-renderer/new-part.tsx', 'zod'),
  imports('src-sandbox/new-part.ts', 'zod'),
]

const otherWaysIn: readonly Violation[] = [
  {
    file: 'src-renderer/new-part.ts',
    text: "import type { Session } from '../src-core/vault/session.ts'\n",
    subject: 'src-core/vault/session.ts',
  },
  {
    file: 'src-renderer/new-part.ts',
    text: "export { openVault } from '../src-core/vault/vault.ts'\n",
    subject: 'src-core/vault/vault.ts',
  },
  {
    file: 'src-renderer/new-part.ts',
    text: "type Session = import('../src-core/vault/session.ts').Session\n",
    subject: 'src-core/vault/session.ts',
  },
  {
    file: 'src-main/new-part.ts',
    text: "const found = require('node:crypto')\n",
    subject: 'node:crypto',
  },
  {
    file: 'src-main/new-part.ts',
    text: "import found = require('node:crypto')\n",
    subject: 'node:crypto',
  },
]

const globals: readonly Violation[] = [
  uses('src-host/new-part.ts', "fetch('https://example.com')", 'fetch'),
  uses('src-core/connectors/new-part.ts', "globalThis.fetch('https://example.com')", 'fetch'),
  uses('src-renderer/new-part.ts', "window['fetch']('/')", 'fetch'),
  uses('src-core/connectors/new-part.ts', '{ send: fetch }', 'fetch'),
  uses('src-renderer/new-part.ts', "new WebSocket('wss://example.com')", 'WebSocket'),
  uses('src-core/vault/new-part.ts', 'Date.now()', 'Date.now'),
  uses('src-core/rotation/new-part.ts', "Date['now']()", 'Date.now'),
  uses('src-core/rotation/new-part.ts', 'globalThis.Date.now()', 'Date.now'),
  uses('src-renderer/new-part.ts', 'new Date()', 'new Date()'),
  uses('src-renderer/new-part.ts', 'Date()', 'new Date()'),
  uses('src-core/crypto/new-part.ts', 'Math.random()', 'Math.random'),
  uses('src-sandbox/new-part.ts', 'Math.random()', 'Math.random'),
  uses('src-core/vault/new-part.ts', "import('./vault.ts')", 'import()'),
  uses(
    'src-core/vault/new-part.ts',
    "process.getBuiltinModule('node:fs')",
    'process.getBuiltinModule',
  ),
  uses('src-renderer/new-part.ts', 'window.keyturn', 'window.keyturn'),
  uses('src-renderer/new-part.ts', 'globalThis.keyturn', 'window.keyturn'),
  {
    file: 'src-core/vault/new-part.ts',
    text: `${header}const { now } = Date\n`,
    subject: 'Date.now',
  },
  {
    file: 'src-core/vault/new-part.ts',
    text: `${header}function hidden(fetch: () => void): void { fetch() }\nconst found = fetch\n`,
    subject: 'fetch',
  },
]

const shapes: readonly Violation[] = [
  { file: 'src-main/new-part.ts', text: '\n'.repeat(301), subject: 'src-main/new-part.ts' },
  { file: 'src-main/utils.ts', text: '', subject: 'utils' },
  { file: 'src-main/helpers/new-part.ts', text: '', subject: 'helpers' },
  { file: 'src-main/newPart.ts', text: '', subject: 'newPart' },
  {
    file: 'src-core/vault/new-part.ts',
    text: 'const x = 1\n',
    subject: 'src-core/vault/new-part.ts',
  },
  { file: 'src-shared/new-word.ts', text: 'export const word = 1\n', subject: 'word' },
  {
    file: 'src-shared/new-word.ts',
    text: '/** no sentence */\nexport type Word = 1\n',
    subject: 'Word',
  },
]

describe('one deliberate violation', () => {
  function refuses({ file, text, subject }: Violation): void {
    const findings = inspect(new Map([[file, text]]))

    expect(findings).toEqual([expect.objectContaining({ file, subject })])
  }

  const name = ({ file, subject, text }: Violation) =>
    [`${file} with ${subject}`, { file, subject, text }] as const

  it.each(floors.map(name))('refuses a floor passed over: %s', (_, violation) => refuses(violation))

  it.each(doors.map(name))('refuses a door passed by: %s', (_, violation) => refuses(violation))

  it.each(otherWaysIn.map(name))('refuses another way to import: %s', (_, violation) =>
    refuses(violation),
  )

  it.each(globals.map(name))('refuses a global outside its door: %s', (_, violation) =>
    refuses(violation),
  )

  it.each(shapes.map(name))('refuses a shape: %s', (_, violation) => refuses(violation))
})
