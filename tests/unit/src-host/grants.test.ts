import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Grants } from '../../../src-host/grants.ts'
import type { Confirmation } from '../../../src-shared/confirmation.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import { ItemId } from '../../../src-shared/ids.ts'

let folder: string
let asked: Confirmation[]
let isAllowed: boolean
let grants: Grants

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyturn-grants-')))
  for (const name of ['code', 'code/shop', 'code-of-others', 'private']) {
    mkdirSync(join(folder, name))
  }
  asked = []
  isAllowed = false
  grants = new Grants((about) => {
    asked.push(about)
    return isAllowed ? Promise.resolve() : Promise.reject(new VaultError('not-confirmed'))
  })
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => join(folder, name)

describe('a path that the person chose', () => {
  it.each(['code', 'code/shop', 'code/../code', 'code/shop/'])('lets %s be read', async (name) => {
    grants.grant([at('code')])

    await grants.require(`${folder}/${name}`, 'folder')

    expect(asked).toEqual([])
  })

  it.each(['.', 'private', 'code-of-others', 'code/../private'])(
    'has the person asked before %s is read',
    async (name) => {
      grants.grant([at('code')])

      await expect(grants.require(`${folder}/${name}`, 'folder')).rejects.toThrow('not-confirmed')
    },
  )

  it('is refused where it leads to two places, by the system and by its text', async () => {
    symlinkSync(at('code/shop'), at('private/link'))
    grants.grant([at('code')])

    // The system goes to `code`, which is granted; taken apart as a text it is `private`, which is not.
    await expect(grants.require(`${at('private/link')}/..`, 'folder')).rejects.toThrow(
      'place-missing',
    )

    expect(asked).toEqual([])
  })

  it('is judged by where it leads, in both directions', async () => {
    symlinkSync(at('private'), at('code/link'))
    symlinkSync(at('code'), at('way-in'))
    grants.grant([at('way-in')])

    await grants.require(at('code/shop'), 'folder')
    await expect(grants.require(at('code/link'), 'folder')).rejects.toThrow('not-confirmed')

    expect(asked).toEqual([{ about: 'read', what: 'folder', path: at('private') }])
  })

  it('is a file alone and nothing beside it', async () => {
    for (const name of ['a.csv', 'a.csv.bak']) writeFileSync(at(name), '')
    grants.grant([at('a.csv')])

    await grants.require(at('a.csv'), 'file')
    await expect(grants.require(at('a.csv.bak'), 'file')).rejects.toThrow('not-confirmed')
  })
})

describe('a path that nobody chose', () => {
  it('is asked for once', async () => {
    isAllowed = true
    await grants.require(at('private'), 'folder')
    isAllowed = false
    await grants.require(at('private'), 'folder')

    expect(asked).toHaveLength(1)
  })

  it.each(['missing', '', '../..//server/share'])('is refused unasked as %j', async (name) => {
    const path = name === 'missing' ? at(name) : name
    grants.grant([path])

    await expect(grants.require(path, 'folder')).rejects.toThrow('place-missing')
    expect(asked).toEqual([])
  })
})

describe('a receiver of sample events', () => {
  const road = (digit: string, origin = 'https://shop.example') => {
    const sends = 'signature' as const
    return { itemId: ItemId.parse(digit.repeat(32)), item: `Key ${digit}`, origin, sends }
  }

  it('is asked for once for each key and origin', async () => {
    isAllowed = true
    const roads = [road('1'), road('1'), road('2'), road('1', 'https://other.example'), road('2')]
    for (const each of roads) await grants.requireReceiver(each)
    const [about, sends] = ['receiver', 'signature']
    expect(asked).toEqual([
      { about, item: 'Key 1', origin: 'https://shop.example', sends },
      { about, item: 'Key 2', origin: 'https://shop.example', sends },
      { about, item: 'Key 1', origin: 'https://other.example', sends },
    ])
  })

  it('is asked for again before it gets the key itself', async () => {
    isAllowed = true
    await grants.requireReceiver(road('1'))
    await grants.requireReceiver({ ...road('1'), sends: 'key' })
    expect(asked.map((each) => each.about === 'receiver' && each.sends)).toEqual([
      'signature',
      'key',
    ])
  })

  it('is refused, and asked for again, as long as the person does not allow it', async () => {
    for (let times = 1; times <= 2; times += 1) {
      await expect(grants.requireReceiver(road('1'))).rejects.toThrow('not-confirmed')
      expect(asked).toHaveLength(times)
    }
  })
})
