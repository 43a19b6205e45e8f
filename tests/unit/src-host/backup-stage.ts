import { readdirSync } from 'node:fs'
import type { NewItem } from '../../../src-shared/item.ts'
import { fields } from '../src-core/rotation/desk-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

/** A key that a person adds. */
export const mailKey: NewItem = {
  ...{ name: 'mail_outbound-02_07_2026-10_31', kind: 'api-key', providerName: 'Mail gateway' },
  ...{ credentialId: null, secret: 'sample_mail_Hx11c0Te8Q2dVn5BwJ7sKu3R', createdAt: null },
  ...{ fields, acceptDuplicate: true },
}

/** A vault host with a vault, and what a person does about its backups. */
export class BackupStage extends HostStage {
  static async withVault(): Promise<BackupStage> {
    const stage = new BackupStage()
    await stage.ask('vault.create', { place: 'own', passphrase })
    return stage
  }

  get backupNames(): readonly string[] {
    return readdirSync(this.backupFolder)
  }

  chooseFolder(keep = 10) {
    return this.ask('backup.set', { folder: this.backupFolder, keep })
  }

  /** Two backups, with one change between them. */
  async makeTwo(): Promise<void> {
    await this.ask('backup.now', null)
    await this.ask('items.add', { ...mailKey, name: 'first' })
    await this.ask('backup.now', null)
  }

  unlock() {
    return this.ask('vault.unlock', { place: 'own', with: 'passphrase', secret: passphrase })
  }
}
