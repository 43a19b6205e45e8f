import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SingleInstance, type SecondStart } from '../../../host/modules/single-instance.ts'

const start: SecondStart = { argv: ['app', '--x'], cwd: '/', data: { n: 1 } }
const ignore = () => undefined

describe('the lock of a profile', () => {
  let folder = ''
  const instances: SingleInstance[] = []
  const instance = () => {
    const made = new SingleInstance(folder)
    instances.push(made)
    return made
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyturn-lock-'))
  })
  afterEach(() => {
    for (const made of instances.splice(0)) made.release()
    rmSync(folder, { recursive: true })
  })

  it('is given to the first, refused to the second, and free once released', () => {
    const [first, second] = [instance(), instance()]
    expect(first.request(start, ignore)).toBe(true)
    expect(first.request(start, ignore)).toBe(true)
    expect(second.request(start, ignore)).toBe(false)
    first.release()
    expect(second.request(start, ignore)).toBe(true)
  })

  it('tells the first of the second, and leaves no letter behind', async () => {
    const heard: SecondStart[] = []
    instance().request(start, (second) => heard.push(second))
    instance().request({ ...start, data: 'hello' }, ignore)
    await vi.waitFor(() => {
      expect(heard.map(({ data }) => data)).toEqual(['hello'])
    })
    expect(readdirSync(folder)).toEqual(['stand-in.lock'])
  })

  it('is taken from a process that is dead', () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    writeFileSync(join(folder, 'stand-in.lock'), String(pid))
    expect(instance().request(start, ignore)).toBe(true)
    expect(readFileSync(join(folder, 'stand-in.lock'), 'utf8')).toBe(String(process.pid))
  })

  it('leaves nothing in the folder when it is released', () => {
    const first = instance()
    first.request(start, ignore)
    first.release()
    expect(existsSync(join(folder, 'stand-in.lock'))).toBe(false)
  })
})
