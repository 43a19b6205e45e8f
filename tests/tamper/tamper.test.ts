import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Attack } from './attack.ts'
import { auditAttacks } from './attacks/audit.ts'
import { backupAttacks, backupControls } from './attacks/backups.ts'
import { downgradeAttacks } from './attacks/downgrade.ts'
import { epochAttacks } from './attacks/epochs.ts'
import { freshnessAttacks } from './attacks/freshness.ts'
import { heldKeyAttacks } from './attacks/held-key.ts'
import { logAttacks } from './attacks/log-files.ts'
import { recordAttacks } from './attacks/records.ts'
import { restoredAttacks } from './attacks/restored.ts'
import { slotAttacks } from './attacks/slots.ts'
import { sqliteAttacks, sqliteControls } from './attacks/sqlite.ts'
import { whileOpenAttacks } from './attacks/while-open.ts'
import { removeFirst, Target } from './target.ts'

const classes: Readonly<Record<string, readonly Attack[]>> = {
  'recovery, escrow and key derivation': slotAttacks,
  'downgrade and legacy formats': downgradeAttacks,
  'records without integrity': recordAttacks,
  'the audit log': auditAttacks,
  'hostile SQLite': sqliteAttacks,
  'logs and files beside the vault': logAttacks,
  'freshness: rollback, fork and anchors': freshnessAttacks,
  'the vault key that was replaced': epochAttacks,
  'while the vault is open': whileOpenAttacks,
  backups: backupAttacks,
  'restored and salvaged vaults': restoredAttacks,
  'somebody who had a key': heldKeyAttacks,
}
const attacks = Object.values(classes).flat()

let target: Target

beforeEach(async () => {
  target = await Target.make()
})

afterEach(() => {
  target.remove()
})

afterAll(removeFirst)

describe(`${attacks.length} attacks on a vault file`, () => {
  for (const [name, list] of Object.entries(classes)) {
    describe(`${name} (${list.length})`, () => {
      it.each(list)('$name', async ({ run, ends }) => {
        expect(await run(target)).toBe(ends)
      })
    })
  }

  it('opens the vault that nobody attacked', async () => {
    expect(await target.attempt()).toBe('unchanged')
  })

  it.each([...sqliteControls, ...backupControls])('$name', async ({ run, ends }) => {
    expect(await run(target)).toBe(ends)
  })

  it('are at least sixty, each with a name of its own', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(60)
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length)
  })
})
