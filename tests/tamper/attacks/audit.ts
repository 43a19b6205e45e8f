import { VaultFolder } from '../../unit/src-core/vault/vault-fixture.ts'
import { inSql, onLocked, type Attack } from '../attack.ts'
import { bytes } from '../forgery.ts'

const found = 'found: vault-damaged'
// The line about this unlocking has no place to stand.
const refused = 'refused: vault-damaged'
const tail = '(select max(seq) from audit)'

/** Attacks on the log of what was done. */
export const auditAttacks: readonly Attack[] = [
  inSql('finds a missing line', found, 'delete from audit where seq = 2'),
  inSql('finds a tail that was cut', found, `delete from audit where seq = ${tail}`),
  inSql('finds a head that was cut', found, 'delete from audit where seq = 1'),
  inSql('finds a log that was emptied', found, 'delete from audit'),
  inSql(
    'finds a head that was cut and the rest renumbered',
    found,
    'delete from audit where seq = 1; update audit set seq = seq - 1',
  ),
  inSql('finds an added line', refused, `insert into audit values (${tail} + 1, x'01')`),
  inSql(
    'finds a line that was repeated',
    refused,
    `insert into audit select seq + 1, seal from audit where seq = ${tail}`,
  ),
  inSql(
    'finds a changed line',
    found,
    'update audit set seal = zeroblob(length(seal)) where seq = 1',
  ),
  inSql(
    'finds two lines that were swapped',
    found,
    'update audit set seq = 99 where seq = 1; update audit set seq = 1 where seq = 2; update audit set seq = 2 where seq = 99',
  ),
  inSql(
    'finds two seals that were swapped',
    found,
    `create temp table was as select * from audit;
     update audit set seal = (select seal from was where seq = 2) where seq = 1;
     update audit set seal = (select seal from was where seq = 1) where seq = 2`,
  ),
  inSql('finds a number beyond 2^53', found, `insert into audit values (9007199254740993, x'01')`),
  inSql('finds a number before the first', found, `update audit set seq = 0 where seq = 1`),
  onLocked('finds a line of another vault', found, async (target) => {
    const other = new VaultFolder()
    ;(await other.create()).close()
    const line = other.tamper((database) =>
      bytes(database.prepare('select seal from audit where seq = 1').pluck().get()),
    )
    other.remove()
    target.rows((database) => database.prepare('update audit set seal = ? where seq = 1').run(line))
  }),
]
