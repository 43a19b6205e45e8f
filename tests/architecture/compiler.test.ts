import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { typeErrors } from './type-errors.ts'

const root = resolve(import.meta.dirname, '../..')

type Texts = Readonly<Record<string, string>>

function asItIs(file: string): Texts {
  return { [file]: readFileSync(resolve(root, file), 'utf8') }
}

/** A source with one piece replaced; the piece must be there, or the test would prove nothing. */
function altered(file: string, piece: string, replacement: string): Texts {
  const text = readFileSync(resolve(root, file), 'utf8')
  expect(text).toContain(piece)
  return { [file]: text.replace(piece, replacement) }
}

// A compiler on a busy machine takes its time; only a hang should meet this.
const patience = { timeout: 300_000 }

describe('the compiler, given a name that a part must not know', patience, () => {
  it.each([
    ['src-shared', 'process.version', 'process'],
    ['src-shared', "Buffer.from('')", 'Buffer'],
    ['src-shared', 'document.title', 'document'],
    ['src-core', 'document.title', 'document'],
    ['src-renderer', 'process.version', 'process'],
  ])('refuses %s the use of %s', (project, expression, name) => {
    const file = `${project}/new-part.ts`
    const files = { [file]: `export const found = ${expression}\n` }

    expect(typeErrors({ project, files })).toEqual([
      expect.stringContaining(`${file}: Cannot find name '${name}'`),
    ])
  })

  it('refuses the window an import of node:fs', () => {
    const file = 'src-renderer/new-part.ts'
    const files = { [file]: "import { readFileSync } from 'node:fs'\nreadFileSync('x')\n" }

    expect(typeErrors({ project: 'src-renderer', files })).toEqual([
      expect.stringContaining(`${file}: Cannot find name 'node:fs'`),
    ])
  })
})

describe('the compiler, given something left out', patience, () => {
  const contract = 'src-shared/ipc-contract.ts'

  it('finds nothing to refuse in what is there', () => {
    const files = asItIs(contract)

    expect(typeErrors({ project: 'src-shared', files })).toEqual([])
  })

  it.each([
    ['host channel', "  'vault.state',\n", 'vault.burn'],
    ['shell channel', "  'app.info',\n", 'app.burn'],
    ['event', "  'vault.changed',\n", 'vault.burned'],
  ])('refuses a new %s without a schema', (_, piece, name) => {
    const channels = altered('src-shared/ipc-channels.ts', piece, `${piece}  '${name}',\n`)
    const files = { ...channels, ...asItIs(contract) }

    expect(typeErrors({ project: 'src-shared', files })).toContainEqual(
      expect.stringMatching(`^${contract}: .*Property '"${name}"' is missing`),
    )
  })

  it('refuses the vault host a channel without a handler', () => {
    const file = 'src-host/handlers.ts'
    const files = altered(file, '...itemHandlers(host)', '')

    expect(typeErrors({ project: 'src-host', files })).toEqual([
      expect.stringMatching(`^${file}: .*missing.*"items.list"`),
    ])
  })

  it('refuses the main process a channel without a handler', () => {
    const file = 'src-main/ipc/handlers.ts'
    const files = altered(file, "'app.info': () => appInfo(deps),", '')

    expect(typeErrors({ project: 'src-main', files })).toContainEqual(
      expect.stringMatching(`^${file}: Property '"app.info"' is missing`),
    )
  })

  it('refuses a code without a sentence', () => {
    const words = 'src-renderer/words/en-errors.ts'
    const codes = altered(
      'src-shared/errors.ts',
      "  'bad-request',\n",
      "  'bad-day',\n  'bad-request',\n",
    )
    const files = { ...codes, ...asItIs(words) }

    expect(typeErrors({ project: 'src-renderer', files })).toContainEqual(
      expect.stringMatching(`^${words}: .*Property '"bad-day"' is missing`),
    )
  })
})
