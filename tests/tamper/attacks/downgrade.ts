import { joinBytes } from '../../../src-core/crypto/bytes.ts'
import { inSql, onLocked, type Attack } from '../attack.ts'
import { bytes, forgeHeader, headerIn, number, spliced } from '../forgery.ts'
import { one } from '../reading.ts'

/** Changes the header, with every checksum that needs no key made right. */
const header = (name: string, ends: string, change: (body: Uint8Array) => Uint8Array): Attack =>
  onLocked(name, ends, (target) => {
    target.rows((database) => {
      forgeHeader(database, change(headerIn(database)))
    })
  })

const damaged = 'refused: vault-damaged'
const tooNew = 'refused: vault-too-new'

const headers: readonly Attack[] = [
  header('refuses a version before the first', damaged, (body) => spliced(body, 4, number(0, 2))),
  header('calls a later version too new', tooNew, (body) => spliced(body, 4, number(2, 2))),
  ...[0, 7, 15].map((bit) =>
    header(`calls feature bit ${bit} too new`, tooNew, (body) =>
      spliced(body, 6, number(1 << bit, 2)),
    ),
  ),
  header('refuses another magic', damaged, (body) =>
    spliced(body, 0, Uint8Array.of(0x53, 0x56, 0x30, 0)),
  ),
  header('refuses epoch zero', damaged, (body) => spliced(body, 24, number(0, 4))),
  // Whoever makes the checksums right changes what the wrapped key is bound to.
  header('refuses another epoch', damaged, (body) => spliced(body, 24, number(2, 4))),
  header('refuses another commitment to the vault key', damaged, (body) =>
    spliced(body, 28, new Uint8Array(32)),
  ),
  header('opens for nobody under another vault id', 'refused: wrong-passphrase', (body) =>
    spliced(body, 8, new Uint8Array(16)),
  ),
  header('refuses a header that was cut', damaged, (body) => body.subarray(0, 59)),
  header('refuses a header with something after it', damaged, (body) =>
    joinBytes(body, Uint8Array.of(0)),
  ),
  header('refuses an empty header', damaged, () => new Uint8Array(0)),
  inSql('refuses a vault without a header', damaged, 'delete from header'),
  inSql(
    'refuses a second header',
    damaged,
    'insert into header select 2, body, sum from header where one = 1',
  ),
  inSql('refuses a changed header sum', damaged, 'update header set sum = zeroblob(32)'),
]

const files: readonly Attack[] = [
  inSql('refuses a format before the first', damaged, 'pragma user_version = 0'),
  inSql('refuses a negative format', damaged, 'pragma user_version = -1'),
  inSql('calls a later format too new', tooNew, 'pragma user_version = 2'),
  inSql('refuses the file of another program', damaged, 'pragma application_id = 0'),
  inSql(
    'refuses the anchors file in the place of a vault',
    damaged,
    'pragma application_id = 1398157665',
  ),
]

const algorithms: readonly Attack[] = [0, 2, 255].flatMap((alg) =>
  [
    ['an overview', 1, damaged],
    ['details', 64, 'found: vault-damaged'],
    ['a secret', 65, 'found: vault-damaged'],
  ].map(([what, kind, ends]) =>
    onLocked(`refuses ${String(what)} sealed with algorithm ${alg}`, String(ends), (target) => {
      target.rows((database) => {
        const where = `kind = ${String(kind)} and item = x'${one}'`
        const select = database.prepare(`select seal from record where ${where} limit 1`).pluck()
        const seal = spliced(bytes(select.get()), 0, Uint8Array.of(alg))
        database.prepare(`update record set seal = ? where ${where}`).run(seal)
      })
    }),
  ),
)

/** Attacks that ask for an older, weaker or other reading. */
export const downgradeAttacks: readonly Attack[] = [...headers, ...files, ...algorithms]
