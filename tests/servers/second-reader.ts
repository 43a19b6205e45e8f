/*
 * The reader in Python: written from docs/FORMAT.md, shares no code with ours.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** What to read, and with what. */
export type ReadRequest = { readonly file: string; readonly copy?: boolean } & (
  | { readonly passphrase: string }
  | { readonly recoveryCode: string }
  | { readonly vaultKey: string }
)

/** What Argon2id is asked for; bytes are base64. */
export type StretchRequest = {
  readonly stretch: {
    readonly secret: string
    readonly salt: string
    readonly kib: number
    readonly passes: number
  }
}

/** What it found, or the code with which it refused. */
export type ReadAnswer<Content> =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly code: string; readonly why: string }

/** A running reader, which answers in the order of the questions. */
export class SecondReader {
  readonly #child = spawn('python3', [join(import.meta.dirname, 'reader', 'read.py')], {
    // It must leave nothing behind in the source folder.
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  readonly #lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()

  /** Everything that stands in a file, as one line of canonical JSON. */
  async ask(request: ReadRequest | StretchRequest): Promise<string> {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`)
    const line = await this.#lines.next()
    if (line.done === true) throw new Error('The reader in Python ended')
    return line.value
  }

  /** Asks and parses; the caller knows what it asked for. */
  async read<Content>(request: ReadRequest | StretchRequest): Promise<ReadAnswer<Content>> {
    return JSON.parse(await this.ask(request)) as ReadAnswer<Content>
  }

  close(): void {
    this.#child.kill()
  }
}

/** JSON as the reader writes it: keys sorted by UTF-16 units, no spaces, ASCII only. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
    return `{${entries.map(([key, inner]) => `${canonical(key)}:${canonical(inner)}`).join()}}`
  }
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
