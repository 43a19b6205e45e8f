import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test as base } from './practice-fixture.ts'

/** A file in which a sample key is used, as the vault names it. */
export class SampleFile {
  readonly path: string
  readonly before: Buffer

  constructor(path: string) {
    this.path = path
    this.before = readFileSync(path)
  }

  text(): string {
    return readFileSync(this.path, 'utf8')
  }

  mode(): number {
    return statSync(this.path).mode & 0o777
  }

  /** What stands after a name, without the quotes around it. */
  value(name: string): string {
    const line = this.text()
      .split('\n')
      .find((each) => each.trimStart().startsWith(name))
    return /[=:]\s*"?([^"\s]+)"?/u.exec(line ?? '')?.[1] ?? ''
  }

  write(text: string): void {
    writeFileSync(this.path, text)
  }

  allow(mode: number): void {
    chmodSync(this.path, mode)
  }

  restore(): void {
    rmSync(this.path, { force: true })
    writeFileSync(this.path, this.before, { mode: 0o600 })
  }
}

type Fixtures = {
  /** The .env file of the sample key kyc_onboarding. */
  readonly env: SampleFile
  /** The YAML file of the sample key docs_export. */
  readonly yaml: SampleFile
}

/** The app on a practice vault whose keys are used in real files; these stand as they were again. */
export const test = base.extend<Fixtures>({
  env: async ({ made }, use) => {
    await lend(made.userData, ['onboarding', '.env'], use)
  },

  yaml: async ({ made }, use) => {
    await lend(made.userData, ['export-job', 'config.yml'], use)
  },
})

async function lend(
  profile: string,
  name: readonly string[],
  use: (file: SampleFile) => Promise<void>,
): Promise<void> {
  // Copies of the vault name the files of the one that was made first.
  const file = new SampleFile(join(`${profile}-practice-providers`, 'sample-project', ...name))
  await use(file)
  file.restore()
}
