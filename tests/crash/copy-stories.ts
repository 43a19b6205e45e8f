import { VaultError } from '../../src-shared/errors.ts'
import Database from 'better-sqlite3'
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bringIn } from '../../src-core/copies/bring-in.ts'
import { makeBackup } from '../../src-core/copies/make-backup.ts'
import { openCopy } from '../../src-core/copies/open-copy.ts'
import { keepSalvage } from '../../src-core/copies/salvage.ts'
import { restoreCopy } from '../../src-core/copies/restore-copy.ts'
import type { CopyKey } from '../../src-shared/copies-contract.ts'
import { newItem, withItems, type Stage } from './stage.ts'
import type { Story } from './story.ts'

/** How many backups are kept. */
export const keep = 2

/** Makes a backup; gives its path. */
const backUp = ({ session, places, deps }: Stage): string => {
  const { fileName } = makeBackup(session, { folder: places.backups, keep }, deps)
  return join(places.backups, fileName)
}

const elsewhere = ({ places }: Stage): string => join(places.elsewhere, 'copy')

/** A vault that went on after the backup that now lies elsewhere was made. */
const withOlderBackup = async (stage: Stage): Promise<void> => {
  await withItems(stage)
  copyFileSync(backUp(stage), elsewhere(stage))
  const [item] = stage.session.overviews()
  if (item) stage.book.delete({ itemId: item.id, confirmName: item.body.name })
  stage.book.add(newItem('after_the_backup'))
}

const copyKey = (stage: Stage): CopyKey => {
  return { path: elsewhere(stage), with: 'passphrase', secret: stage.opener.passphrase }
}

const restored = async (stage: Stage): Promise<void> => {
  const restoring = { key: copyKey(stage), vaultPath: stage.places.vault }
  const { session } = await restoreCopy(restoring, stage.copyDeps)
  stage.goOn(session, stage.opener)
}

const salvaged = async (stage: Stage): Promise<void> => {
  const { passphrase: secret } = stage.opener
  const passphrase = 'another lantern copper ninety'
  const input = { vaultPath: stage.places.vault, with: 'passphrase', secret, passphrase } as const
  const { session, recoveryCode } = await keepSalvage(input, stage.copyDeps)
  if (!session) throw new VaultError('disk-failed')
  stage.goOn(session, { passphrase, recoveryCode })
}

const restoring: Story['run'] = async (stage, deed) => {
  await deed(() => restored(stage))
  stage.book.add(newItem('after_restoring'))
  stage.close()
}

/** Damages a vault, and leaves that in the log, where damage from elsewhere may lie. */
const damage = ({ places }: Stage, statement: string): void => {
  const { vault } = places
  const kept = join(places.elsewhere, 'kept')
  const database = new Database(vault)
  database.exec(statement)
  // Closing would fold the log into the file.
  for (const end of ['', '-wal']) copyFileSync(vault + end, kept + end)
  database.close()
  for (const end of ['', '-wal']) {
    copyFileSync(kept + end, vault + end)
    rmSync(kept + end)
  }
}

/** What is done with copies of a vault. */
export const copyStories: readonly Story[] = [
  {
    name: 'making backups',
    prepare: async (stage) => {
      await withItems(stage)
      backUp(stage)
      backUp(stage)
    },
    run: async (stage, deed) => {
      await deed(() => stage.open())
      await deed(() => void backUp(stage))
      stage.book.add(newItem('after_the_backup'))
      await deed(() => void backUp(stage))
      stage.close()
    },
  },
  {
    name: 'restoring a backup over a vault',
    prepare: withOlderBackup,
    run: restoring,
  },
  {
    name: 'restoring a backup over a damaged vault with a log',
    prepare: withOlderBackup,
    then: {
      does: (stage) => damage(stage, 'update header set sum = zeroblob(32)'),
      is: 'damaged',
    },
    run: restoring,
  },
  {
    name: 'making a new vault of what can be read of a damaged one',
    prepare: withOlderBackup,
    then: {
      does: (stage) =>
        damage(
          stage,
          `update record set seal = zeroblob(length(seal)) where kind = 1
           and item = (select min(item) from record where kind = 1)`,
        ),
      is: 'damaged',
    },
    run: async (stage, deed) => {
      await deed(() => salvaged(stage))
      stage.book.add(newItem('after_salvage'))
      stage.close()
    },
  },
  {
    name: 'bringing in what a copy holds',
    prepare: withOlderBackup,
    run: async (stage, deed) => {
      await deed(() => stage.open())
      const copy = await openCopy(copyKey(stage), stage.copyDeps)
      bringIn(stage.session, copy.source, { newId: stage.newId, clock: stage.deps.clock })
      copy.close()
      stage.close()
    },
  },
  {
    name: 'going on from a vault that was put back',
    prepare: async (stage) => {
      await withItems(stage)
      stage.close()
      copyFileSync(stage.places.vault, elsewhere(stage))
      await stage.open()
      stage.book.add(newItem('never_seen_again'))
    },
    then: {
      does: (stage) => copyFileSync(elsewhere(stage), stage.places.vault),
      is: 'put-back',
    },
    run: async (stage, deed) => {
      await deed(() => stage.open())
      stage.session.acceptRollback()
      stage.book.add(newItem('after_going_on'))
      stage.close()
    },
  },
]
