import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MemoryDisk } from '../../simulator/memory-disk.ts'
import { newVault } from '../../simulator/new-vault.ts'
import { VaultFolder } from '../src-core/vault/vault-fixture.ts'
import { isSafeFromItsReaders, told } from './vault-contract.ts'

let vaults: VaultFolder

beforeEach(() => {
  vaults = new VaultFolder()
})

afterEach(() => {
  vaults.remove()
})

const inMemory = () => newVault(new MemoryDisk())

describe('the vault in memory', () => {
  it('tells the same as a real one at every step of a script', async () => {
    const real = await vaults.create({}, false)

    expect(told(inMemory())).toEqual(told(real))
  })

  it.each([
    ['in memory', () => Promise.resolve(inMemory())],
    ['real', () => vaults.create({}, false)],
  ])('gives copies and frozen bodies (%s)', async (_name, vault) => {
    expect(isSafeFromItsReaders(await vault())).toBe(true)
  })

  it('keeps what was committed for the next start, and nothing else', () => {
    const disk = new MemoryDisk()
    const before = newVault(disk)
    isSafeFromItsReaders(before)

    expect(newVault(disk).overviews()).toEqual(before.overviews())
  })

  it('writes nothing where the disk fails, and gives the same error', () => {
    const disk = new MemoryDisk()
    newVault(disk)
    const fails = newVault(disk, () => {
      throw new Error('no room')
    })

    expect(() => {
      fails.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId: null }))
    }).toThrow('no room')
    expect(disk.audit).toEqual([])
  })
})
