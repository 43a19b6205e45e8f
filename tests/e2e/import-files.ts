import { createCipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import kdbxweb from 'kdbxweb'
import { databaseWith } from '../unit/src-core/imports/kdbx-fixture.ts'
import { letters } from './projects.ts'

/** A text that a window which runs what it reads would run. */
export const scriptName = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`

/** Writes the files that a person may choose into a folder; answers where each stands. */
export class ImportFiles {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
  }

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.#folder, name)
    writeFileSync(path, content)
    return path
  }

  /** What a client sends who keeps the secrets to itself; the titles are nobody's standard. */
  inventory(name: string, rows: readonly (readonly string[])[]): string {
    const lines = [['Thing', 'Vendor', 'Who', 'Made'], ...rows].map((cells) =>
      cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
    )
    return this.write(name, `${lines.join('\r\n')}\r\n`)
  }

  /** Bitwarden's export under a password of its own, made by its description. */
  bitwarden(name: string, of: { readonly password: string; readonly secret: string }): string {
    const item = {
      ...{ id: 'a', type: 1, name: 'Stripe API key', notes: null, favorite: false },
      login: { uris: [{ uri: 'https://dashboard.stripe.com' }], password: of.secret },
    }
    const vault = { encrypted: false, folders: [], items: [item] }
    return this.write(name, JSON.stringify(lockedVault(JSON.stringify(vault), of.password)))
  }

  /** A database of KeePass. */
  async keepass(
    name: string,
    of: { readonly password: string; readonly secret: string },
  ): Promise<string> {
    const bytes = await databaseWith(
      (database) => {
        const entry = database.createEntry(database.getDefaultGroup())
        entry.fields.set('Title', 'Linear API key')
        entry.fields.set('Password', kdbxweb.ProtectedValue.fromString(of.secret))
        entry.fields.set('URL', 'https://linear.app')
      },
      'KDBX 4, Argon2id, ChaCha20',
      of.password,
    )
    return this.write(name, bytes)
  }

  /** Little on the disk and much once unpacked; the second one lies about how much. */
  bombs(): readonly string[] {
    const honest = zipSync({ 'export.data': new Uint8Array(80 * 1_048_576) })
    const lying = Buffer.from(honest)
    const list = lying.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    // The size once unpacked: at 22 of the entry, at 24 of the list (APPNOTE.TXT, 4.3.7 and 4.3.12).
    for (const at of [22, list + 24]) lying.writeUInt32LE(1_000, at)
    return [this.write('bomb.1pux', honest), this.write('liar.1pux', lying)]
  }

  /** Files that are no export, or not a whole one. */
  broken(): readonly string[] {
    return [
      this.write('empty.csv', ''),
      this.write('noise.kdbx', randomBytes(4_096)),
      this.write('half.json', '{"encrypted": false, "items": [{"type": 1, "name": "Stri'),
      this.write('deep.json', '['.repeat(200_000)),
    ]
  }
}

function lockedVault(plain: string, password: string): object {
  const salt = letters(24)
  const stretched = pbkdf2Sync(password, salt, 6_000, 32, 'sha256')
  const half = (info: string): Buffer =>
    createHmac('sha256', stretched).update(`${info}\u0001`).digest()
  const seal = (content: string): string => {
    const iv = randomBytes(16)
    const cipher = createCipheriv('aes-256-cbc', half('enc'), iv)
    const hidden = Buffer.concat([cipher.update(content), cipher.final()])
    const mac = createHmac('sha256', half('mac')).update(iv).update(hidden).digest()
    return `2.${[iv, hidden, mac].map((part) => part.toString('base64')).join('|')}`
  }
  return {
    ...{ encrypted: true, passwordProtected: true, salt, kdfType: 0, kdfIterations: 6_000 },
    encKeyValidation_DO_NOT_EDIT: seal('b6f9f1a0-0000-4000-8000-000000000000'),
    data: seal(plain),
  }
}
