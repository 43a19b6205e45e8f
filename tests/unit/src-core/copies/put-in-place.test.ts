import Database from 'better-sqlite3'
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openCopy } from '../../../../src-core/copies/open-copy.ts'
import { putInPlace, settlePlace } from '../../../../src-core/copies/put-in-place.ts'
import { createVault } from '../../../../src-core/vault/vault.ts'
import { passphrase } from '../vault/vault-fixture.ts'
import { addItem, CopiesFolder } from './copies-fixture.ts'
import { withFaults, type Fault } from './faulty-disk.ts'

const asideName = 'main-set-aside-20_11_2026-14_05.keyturn'

let folder: CopiesFolder
let home: string
let template: string
let unfinished: string

beforeAll(async () => {
  folder = new CopiesFolder()
  home = dirname(folder.path)
  template = join(folder.folder, 'template')
  unfinished = join(home, '.main.keyturn.mark.new')
  mkdirSync(template)
  const old = await folder.create()
  addItem(old, 1)
  for (const end of ['', '-wal']) cpSync(folder.path + end, join(template, `logged${end}`))
  old.close()
  cpSync(folder.path, join(template, 'locked'))
  const database = new Database(folder.path)
  database.exec('update header set sum = zeroblob(32)')
  for (const end of ['', '-wal']) cpSync(folder.path + end, join(template, `damaged${end}`))
  database.close()
  const path = join(template, 'new.keyturn')
  const made = await createVault({ path, passphrase, withRecoveryCode: false }, folder.deps)
  addItem(made.session, 2)
  made.session.close()
})

afterAll(() => {
  folder.remove()
})

beforeEach(() => {
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home)
  cpSync(join(template, 'new.keyturn'), unfinished)
})

type Kind = 'locked' | 'logged' | 'damaged'

/** Puts the old vault where it belongs. */
function lay(kind: Kind): void {
  for (const end of ['', '-wal']) {
    const from = join(template, kind + end)
    if (existsSync(from)) cpSync(from, folder.path + end)
  }
}

function put(asItIs = false): string | null {
  return putInPlace({ unfinished, vaultPath: folder.path, at: folder.now, asItIs })
}

/** The items of the vault under a name, which is read whole and left as it is. */
async function itemsIn(name: string): Promise<string> {
  try {
    const copy = await openCopy(folder.key(join(home, name)), folder.copyDeps)
    const found = copy.source.overviews().map(({ body }) => body.name)
    copy.close()
    return found.join()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const names = (): readonly string[] => readdirSync(home).sort()
const old: Readonly<Record<Kind, string>> = {
  locked: 'item 1',
  logged: 'item 1',
  damaged: 'copy-damaged',
}

describe('putInPlace', () => {
  it.each(['locked', 'logged', 'damaged'] as const)('sets a %s vault aside', async (kind) => {
    lay(kind)

    expect(put()).toBe(asideName)
    expect(await itemsIn('main.keyturn')).toBe('item 2')
    expect(await itemsIn(asideName)).toBe(old[kind])
    expect(names().filter((name) => !name.includes('set-aside'))).toEqual(['main.keyturn'])
  })

  it('moves a sound vault with its log, byte for byte, where that is asked for', () => {
    lay('logged')

    expect(put(true)).toBe(asideName)
    for (const end of ['', '-wal']) {
      const [is, was] = [join(home, asideName), join(template, 'logged')].map((path) =>
        readFileSync(path + end),
      )
      expect(is?.equals(was ?? Buffer.of())).toBe(true)
    }
    expect(existsSync(`${folder.path}-wal`)).toBe(false)
  })

  it('needs no second names', async () => {
    for (const kind of ['locked', 'logged', 'damaged'] as const) {
      rmSync(home, { recursive: true })
      mkdirSync(home)
      cpSync(join(template, 'new.keyturn'), unfinished)
      lay(kind)
      withFaults((name) => (name === 'linkSync' ? 'EPERM' : null), put)

      expect(await itemsIn('main.keyturn')).toBe('item 2')
      expect(await itemsIn(asideName)).toBe(old[kind])
    }
  })

  it.each([false, true])(
    'gives the vault its name back where the new one cannot take it (as it is: %s)',
    async (asItIs) => {
      lay('logged')
      const fault: Fault = (name, _count, first) => {
        if (name === 'linkSync') return 'EPERM'
        return name === 'renameSync' && first === unfinished ? 'EIO' : null
      }

      expect(() => withFaults(fault, () => put(asItIs))).toThrow('disk-failed')
      rmSync(unfinished)
      expect(names().filter((name) => !/-(?:wal|shm)$/.test(name))).toEqual(['main.keyturn'])
      expect(await itemsIn('main.keyturn')).toBe('item 1')
    },
  )

  it('does not end the first name of a vault whose second was taken away', async () => {
    lay('locked')
    const fault: Fault = (name) => {
      if (name === 'fsyncSync') rmSync(join(home, asideName), { force: true })
      return null
    }

    expect(() => withFaults(fault, put)).toThrow('vault-busy')
    expect(await itemsIn('main.keyturn')).toBe('item 1')
  })

  it('says what it set aside though the disk does not confirm the last name', async () => {
    lay('locked')
    withFaults(
      (name) => (name === 'fsyncSync' && !existsSync(unfinished) ? 'EIO' : null),
      () => expect(put()).toBe(asideName),
    )

    expect(await itemsIn('main.keyturn')).toBe('item 2')
  })

  it('names the log where there was no vault', () => {
    lay('logged')
    rmSync(folder.path)

    expect(put()).toBe(`${asideName}-wal`)
  })

  it('takes no name of anything that is there, nor of its log', () => {
    lay('locked')
    writeFileSync(join(home, `${asideName}-wal`), 'kept')
    const other = asideName.replace('.keyturn', '-2.keyturn')
    writeFileSync(join(home, other), 'kept')

    expect(put()).toBe(asideName.replace('.keyturn', '-3.keyturn'))
    expect(readFileSync(join(home, other), 'utf8')).toBe('kept')
  })
})

describe('cut short at any call', () => {
  const onceAt =
    (at: number): Fault =>
    (_name, count) =>
      count === at ? 'EIO' : null
  const fromOn =
    (at: number): Fault =>
    (_name, count) =>
      count >= at ? 'EIO' : null

  it.each([
    { kind: 'locked', asItIs: false, way: 'for good', faultAt: fromOn },
    { kind: 'logged', asItIs: false, way: 'for good', faultAt: fromOn },
    { kind: 'logged', asItIs: false, way: 'once', faultAt: onceAt },
    { kind: 'logged', asItIs: true, way: 'for good', faultAt: fromOn },
    { kind: 'damaged', asItIs: false, way: 'for good', faultAt: fromOn },
    { kind: 'damaged', asItIs: false, way: 'once', faultAt: onceAt },
  ] as const)(
    '$way, a $kind vault is the old or the new one, whole (as it is: $asItIs)',
    async ({ kind, asItIs, faultAt }) => {
      const seen = new Set<string>()
      for (let at = 1, failed = true; failed; at += 1) {
        rmSync(home, { recursive: true })
        mkdirSync(home)
        cpSync(join(template, 'new.keyturn'), unfinished)
        lay(kind)
        failed = false
        withFaults(faultAt(at), () => {
          try {
            put(asItIs)
          } catch {
            failed = true
          }
        })
        // A log that is moved along is the one thing that has to be settled before opening.
        if (asItIs || kind === 'damaged') settlePlace(folder.path)
        const found = await itemsIn('main.keyturn')
        settlePlace(folder.path)
        const kept = found === old[kind] ? 'main.keyturn' : asideName

        expect([at, [old[kind], 'item 2'].includes(found)]).toEqual([at, true])
        expect(await itemsIn(kept)).toBe(old[kind])
        if (found === old[kind]) expect(names().join()).not.toContain('set-aside')
        seen.add(found)
      }
      expect(seen).toEqual(new Set([old[kind], 'item 2']))
    },
  )
})

/** What a program leaves that is killed while it replaces a vault. */
const mark = `.${asideName}.mark.placing`

describe('settlePlace', () => {
  it('takes a second name of the vault away, and puts its log back', async () => {
    lay('logged')
    writeFileSync(join(home, mark), '')
    linkSync(folder.path, join(home, asideName))
    renameSync(`${folder.path}-wal`, join(home, `${asideName}-wal`))
    settlePlace(folder.path)
    rmSync(unfinished)

    expect(names()).toEqual(['main.keyturn', 'main.keyturn-wal'])
    expect(await itemsIn('main.keyturn')).toBe('item 1')
  })

  it('gives a vault its name back that was killed between two renamings', async () => {
    lay('logged')
    writeFileSync(join(home, mark), '')
    for (const end of ['', '-wal']) renameSync(folder.path + end, join(home, asideName + end))
    settlePlace(folder.path)
    rmSync(unfinished)

    expect(names()).toEqual(['main.keyturn', 'main.keyturn-wal'])
    expect(await itemsIn('main.keyturn')).toBe('item 1')
  })

  it('leaves aside what a new vault took the place of, though its mark is left', async () => {
    lay('locked')
    renameSync(folder.path, join(home, asideName))
    renameSync(unfinished, folder.path)
    writeFileSync(join(home, mark), '')
    settlePlace(folder.path)

    expect(names()).toEqual([asideName, 'main.keyturn'])
    expect(await itemsIn('main.keyturn')).toBe('item 2')
  })

  it.each(['locked', 'logged', 'damaged'] as const)(
    'undoes nothing while another program replaces a %s vault',
    async (kind) => {
      lay(kind)
      withFaults((name, _count, first) => {
        if (name === 'renameSync' && first === unfinished) settlePlace(folder.path)
        return null
      }, put)

      expect(await itemsIn('main.keyturn')).toBe('item 2')
      expect(await itemsIn(asideName)).toBe(old[kind])
      expect(names().filter((name) => name.endsWith('.placing'))).toEqual([])
    },
  )

  it('leaves everything else alone', () => {
    lay('logged')
    const kept = [asideName, `${asideName}-wal`, 'main-set-aside-x.txt', 'other.keyturn']
    for (const name of kept) writeFileSync(join(home, name), name)
    linkSync(folder.path, join(home, 'a second name of a person.keyturn'))
    const before = names()
    settlePlace(folder.path)

    expect(names()).toEqual(before)
  })

  it('does nothing where there is no vault', () => {
    settlePlace(folder.path)
    settlePlace(join(folder.folder, 'no', 'such.keyturn'))

    expect(names()).toEqual(['.main.keyturn.mark.new'])
  })
})
