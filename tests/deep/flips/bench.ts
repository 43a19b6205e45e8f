import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { passphraseBytes } from '../../../src-core/crypto/passphrase.ts'
import { VaultKeys } from '../../../src-core/crypto/keys.ts'
import { systemRandomness } from '../../../src-core/crypto/randomness.ts'
import { sodiumReady } from '../../../src-core/crypto/sodium.ts'
import { AnchorKeeper } from '../../../src-core/vault/anchor-keeper.ts'
import { readHead } from '../../../src-core/vault/head.ts'
import { openUntouched } from '../../../src-core/vault/opening.ts'
import type { Session } from '../../../src-core/vault/session.ts'
import { openSlot } from '../../../src-core/vault/slot.ts'
import { VaultFile } from '../../../src-core/vault/vault-file.ts'
import { openVault, type VaultDeps } from '../../../src-core/vault/vault.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import { differencesOf, piecesOf, refusalsOf, type Piece } from '../../tamper/reading.ts'
import { passphrase, referenceKdf, referenceNow, type VaultBytes } from './reference.ts'

/** What came of one flip; anything else is thrown. */
export type FlipOutcome =
  /** Refused when unlocking, with every byte left as it was. */
  | { readonly outcome: 'refused'; readonly code: string }
  /** Refused at the touch of what was damaged; everything else read as it should. */
  | { readonly outcome: 'found' }
  /** Shown as an older state, which it is, word for word. */
  | { readonly outcome: 'rolled-back' }
  /** Everything read as it should. */
  | { readonly outcome: 'same' }

type Pieces = ReadonlyMap<string, Piece>

/** The refusals that say that the file is damaged; none may speak of the passphrase. */
const damage = new Set(['vault-damaged', 'vault-too-new', 'kdf-refused'])

/** Opens a vault with changed bytes again and again. */
export class FlipBench {
  readonly #folder = mkdtempSync(
    join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'keyturn-flips-'),
  )
  readonly #path = join(this.#folder, 'vault.keyturn')
  readonly #anchorsPath = join(this.#folder, 'anchors.db')
  readonly #vault: VaultBytes
  #anchors: Buffer = Buffer.alloc(0)
  #truth: Pieces = new Map()
  readonly #older: Pieces[] = []

  private constructor(vault: VaultBytes) {
    this.#vault = vault
  }

  static async begin(vault: VaultBytes): Promise<FlipBench> {
    await sodiumReady()
    const bench = new FlipBench(vault)
    bench.#anchors = await bench.#anchorsOf()
    bench.#truth = await bench.#piecesWith(vault)
    for (const end of commitsIn(vault.log)) {
      const before = { main: vault.main, log: vault.log.subarray(0, end) }
      bench.#older.push(await bench.#piecesWith(before))
    }
    return bench
  }

  /** Flips one bit of the file, or of its log, and looks what comes of it. */
  async flip(of: 'main' | 'log', bit: number): Promise<FlipOutcome> {
    const changed = Buffer.from(this.#vault[of])
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    const vault = { ...this.#vault, [of]: changed }
    this.#lay(vault)
    writeFileSync(this.#anchorsPath, this.#anchors)
    const first = await this.#look(vault)
    if (first.outcome !== 'same' && first.outcome !== 'found') return first
    // Opening has written a line: what SQLite does then must not turn the flip into another text.
    const second = await this.#look(null)
    if (second.outcome === first.outcome) return first
    throw new Error(`${first.outcome} at the first opening and ${second.outcome} at the second`)
  }

  end(): void {
    rmSync(this.#folder, { recursive: true })
  }

  async #look(untouched: VaultBytes | null): Promise<FlipOutcome> {
    let session: Session
    try {
      session = await openVault(
        { path: this.#path, with: 'passphrase', secret: passphrase },
        this.#deps,
      )
    } catch (error) {
      if (!(error instanceof VaultError) || !damage.has(error.code)) throw error
      if (untouched) this.#assertUntouched(untouched)
      return { outcome: 'refused', code: error.code }
    }
    try {
      return this.#judged(session)
    } finally {
      session.close()
    }
  }

  #judged(session: Session): FlipOutcome {
    const pieces = piecesOf(session)
    if (session.readOnly === 'rolled-back') {
      const known = this.#older.some((state) => differencesOf(pieces, state).length === 0)
      if (!known) throw new Error('a state that never was')
      return { outcome: 'rolled-back' }
    }
    if (session.readOnly !== null) throw new Error(`read-only: ${session.readOnly}`)
    const different = differencesOf(pieces, this.#truth)
    if (different.length > 0) throw new Error(`reads differently: ${different.join(', ')}`)
    const refused = refusalsOf(pieces)
    if (refused.some((code) => code !== 'vault-damaged')) throw new Error(refused.join(' and '))
    return { outcome: refused.length === 0 ? 'same' : 'found' }
  }

  #assertUntouched({ main, log }: VaultBytes): void {
    const logPath = `${this.#path}-wal`
    const logNow = existsSync(logPath) ? readFileSync(logPath) : Buffer.alloc(0)
    if (!main.equals(readFileSync(this.#path)) || !log.equals(logNow)) {
      throw new Error('a refusal changed bytes')
    }
  }

  #lay({ main, log }: VaultBytes): void {
    rmSync(`${this.#path}-shm`, { force: true })
    rmSync(`${this.#path}-wal`, { force: true })
    writeFileSync(this.#path, main)
    if (log.length > 0) writeFileSync(`${this.#path}-wal`, log)
  }

  /** What a vault says to a device that never saw it. */
  async #piecesWith(vault: VaultBytes): Promise<Pieces> {
    this.#lay(vault)
    rmSync(this.#anchorsPath, { force: true })
    const key = { path: this.#path, with: 'passphrase', secret: passphrase } as const
    const session = await openVault(key, this.#deps)
    const pieces = piecesOf(session)
    session.close()
    return pieces
  }

  /** The anchors file of the device that wrote the vault last. */
  async #anchorsOf(): Promise<Buffer> {
    this.#lay(this.#vault)
    const store = openUntouched(this.#path)
    const { header, slots } = store.snapshot(() => readHead(store))
    const secret = passphraseBytes(passphrase)
    const [slot] = slots.filter(({ type }) => type === 1)
    const vaultKey = slot && (await openSlot(slot, secret, { home: header, kdf: referenceKdf }))
    if (!vaultKey) throw new Error('the reference does not open')
    const keys = new VaultKeys(vaultKey)
    const file = VaultFile.load({ path: this.#path, store, keys })
    const home = { vault: header.vault, key: keys.anchor, past: [] }
    const keeper = new AnchorKeeper(this.#anchorsPath, home)
    keeper.recognise(file.state, '00'.repeat(8))
    keeper.close()
    file.abandon()
    return readFileSync(this.#anchorsPath)
  }

  get #deps(): VaultDeps {
    return {
      clock: { now: () => referenceNow },
      random: systemRandomness,
      kdf: referenceKdf,
      anchorsPath: this.#anchorsPath,
    }
  }
}

/** Where each commit but the last one ends in a log, and its beginning (the WAL format, section 4). */
function commitsIn(log: Buffer): readonly number[] {
  if (log.length === 0) return []
  const frame = 24 + log.readUInt32BE(8)
  const ends: number[] = [0]
  for (let at = 32; at + frame <= log.length; at += frame) {
    // The size of the database after a commit, zero in other frames.
    if (log.readUInt32BE(at + 4) !== 0) ends.push(at + frame)
  }
  return ends.slice(0, -1)
}
