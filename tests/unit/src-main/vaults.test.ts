import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { MessagePortMain } from 'electron'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareProfile, profileIn } from '../../../src-main/profile.ts'
import type { Profile } from '../../../src-main/profile.ts'
import { SettingsFile } from '../../../src-main/settings-file.ts'
import { Vaults } from '../../../src-main/vaults.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import type { Output } from '../../../src-shared/ipc-contract.ts'
import { FakeChild } from './fake-child.ts'

let folder = ''
let profile: Profile
let settings: SettingsFile
let children: FakeChild[] = []
let freshPages = 0
let chosen: Output<'dialog.choose'>
let vaults: Vaults

// Nothing here looks into a port.
function aPort(): MessagePortMain {
  return {} as unknown as MessagePortMain
}

function openShown(): FakeChild {
  vaults.hosts.introduce(aPort())
  const child = children.at(-1)
  if (child === undefined) throw new Error('No host was started.')
  child.say({ kind: 'state', unlocked: true, creating: false, revealing: false })
  return child
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-vaults-'))
  profile = profileIn(join(folder, 'profile'))
  prepareProfile(profile)
  writeFileSync(profile.vaults.own, '')
  settings = new SettingsFile(profile.settings)
  children = []
  freshPages = 0
  chosen = { path: null, available: true }
  vaults = new Vaults({
    profile,
    settings,
    practice: () => [{ kind: 'practice', providers: [] }],
    freshPage: (show) => {
      freshPages += 1
      show()
    },
    chooseVault: () => Promise.resolve(chosen),
    hosts: {
      startChild: () => {
        const fresh = new FakeChild()
        children.push(fresh)
        return fresh
      },
      onState: () => undefined,
      onCopy: (_request, reply) => reply(true),
      confirm: () => Promise.resolve('allowed'),
      onRekeyed: () => undefined,
      onRemind: () => undefined,
      onGone: () => undefined,
    },
  })
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const others = () => vaults.listed().filter(({ isShown }) => !isShown)

describe('adding a vault', () => {
  it('shows a page for it, and makes no file', () => {
    vaults.add('Client A')

    expect(freshPages).toBe(1)
    expect(vaults.files()[0]).toMatchObject({
      fileName: 'Client A.keyturn',
      exists: false,
      known: false,
    })
    expect(existsSync(vaults.shown.path)).toBe(false)
  })

  it.each([
    ['vault', 'vault-listed'],
    ['there', 'vault-exists'],
    ['../x', 'bad-name'],
  ] as const)('called %s is refused with %s', (name, code) => {
    writeFileSync(join(profile.vaults.own, '..', 'there.keyturn'), '')

    expect(() => vaults.add(name)).toThrow(new VaultError(code))
    expect([freshPages, vaults.listed().length]).toEqual([0, 1])
  })
})

describe('opening a vault file', () => {
  it('lists the file that was chosen and shows it', async () => {
    chosen = { path: join(folder, 'mine.keyturn'), available: true }
    writeFileSync(join(folder, 'mine.keyturn'), '')

    expect(await vaults.openFile()).toBe(vaults.shown.key)
    expect(basename(vaults.shown.path)).toBe('mine.keyturn')
    await expect(vaults.openFile()).rejects.toThrow(new VaultError('vault-listed'))
  })

  it('does nothing where none was chosen', async () => {
    expect(await vaults.openFile()).toBe(null)
    expect(freshPages).toBe(0)
  })

  it('is refused for what is no file, and where there are no dialogs', async () => {
    chosen = { path: folder, available: true }
    await expect(vaults.openFile()).rejects.toThrow(new VaultError('vault-missing'))
    chosen = { path: null, available: false }
    await expect(vaults.openFile()).rejects.toThrow(new VaultError('confirmation-unavailable'))
  })
})

describe('switching', () => {
  it('leaves the other vault open, with a host and settings of its own', () => {
    vaults.changeSettings({ clipboardSeconds: 20, theme: 'dark' })
    const first = openShown()
    vaults.add('client')
    vaults.changeSettings({ clipboardSeconds: 40 })
    const second = openShown()

    expect(vaults.listed().map(({ isOpen, isShown }) => [isOpen, isShown])).toEqual([
      [true, false],
      [true, true],
    ])
    expect(first.posted[0]).toMatchObject({
      vaults: profile.vaults,
      settings: { clipboardSeconds: 20 },
    })
    expect(second.posted[0]).toMatchObject({
      kind: 'start',
      vaults: { own: vaults.shown.path, practice: profile.vaults.practice },
      settings: { clipboardSeconds: 40, theme: 'dark' },
    })
    expect(first.posted.at(-1)).toMatchObject({ settings: { clipboardSeconds: 20 } })
  })

  it('to the shown one opens no page, and to one that is not listed is refused', () => {
    vaults.switch('own')

    expect(() => vaults.switch('00112233445566aa')).toThrow(new VaultError('not-found'))
    expect(freshPages).toBe(0)
  })

  it('tells the new host nothing of what was chosen for the old one', () => {
    vaults.grants.add(['/home/ann/code'])
    const first = openShown()
    expect(first.posted).toContainEqual({ kind: 'granted', paths: ['/home/ann/code'] })
    vaults.grants.add(['/home/ann/more'])
    expect(first.posted.at(-1)).toEqual({ kind: 'granted', paths: ['/home/ann/more'] })
    vaults.grants.clear()
    vaults.add('client')

    expect(openShown().posted.map((message) => 'kind' in message && message.kind)).toEqual([
      ...['start', 'practice', 'window'],
    ])
  })
})

describe('the idle time', () => {
  it('is the shortest of the open vaults and the shown one', () => {
    vaults.changeSettings({ idleLockMinutes: 3 })
    openShown()
    vaults.add('client')
    vaults.changeSettings({ idleLockMinutes: 9 })

    expect(vaults.settings.idleLockMinutes).toBe(9)
    expect(vaults.idleMinutes).toBe(3)
    void vaults.hosts.retire('at-once')
    expect(vaults.idleMinutes).toBe(9)
  })
})

describe('forgetting a vault', () => {
  it('locks it, and leaves its file', async () => {
    const first = openShown()
    vaults.add('client')
    writeFileSync(vaults.shown.path, '')
    const forgotten = vaults.forget('own')
    await first.die()
    await forgotten

    expect(first.posted.at(-1)).toEqual({ kind: 'finish' })
    expect(others()).toEqual([])
    expect(existsSync(profile.vaults.own)).toBe(true)
  })

  it('is refused for the shown one, which stays open', async () => {
    openShown()

    await expect(vaults.forget('own')).rejects.toThrow(new VaultError('not-allowed-now'))
    expect(vaults.hosts.open).toEqual([profile.vaults.own])
  })
})
