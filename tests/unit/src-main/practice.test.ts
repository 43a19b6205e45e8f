import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Practice, type PracticeControl } from '../../../src-main/practice.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import { FakeChild } from './fake-child.ts'

const provider = {
  id: 'practice-atna',
  origin: 'http://127.0.0.1:4000',
  managementToken: 'mgmt_sample_x',
}
const ready = { kind: 'ready', providers: [provider] }

let children: FakeChild[] = []
let steps: string[] = []
let controls: PracticeControl[] = []
let isHalfFilled = false
let practice: Practice

beforeEach(() => {
  vi.useFakeTimers()
  children = []
  steps = []
  controls = []
  isHalfFilled = false
  practice = new Practice({
    startChild: () => {
      const child = new FakeChild()
      children.push(child)
      void child.exited.then(() => steps.push('ended'))
      return child
    },
    announce: (providers) => steps.push(`announced ${providers.length}`),
    announceControl: (control) => controls.push(control),
    lockAndAbandon: () => {
      steps.push('locked')
      return Promise.resolve()
    },
    isHalfFilled: () => isHalfFilled,
    deleteAll: () => {
      isHalfFilled = false
      steps.push('deleted')
      return Promise.resolve()
    },
  })
})

afterEach(() => vi.useRealTimers())

async function prepared(message: unknown = ready): Promise<void> {
  const preparing = practice.prepare()
  await vi.advanceTimersByTimeAsync(0)
  children.at(-1)?.say(message)
  await preparing
}

describe('preparing', () => {
  it('starts the providers once and makes them known each time', async () => {
    await prepared()
    await practice.prepare()

    expect(children).toHaveLength(1)
    expect(steps).toEqual(['announced 1', 'announced 1'])
    expect(practice.providers).toEqual([provider])
  })

  it('starts them once for two who ask at the same time', async () => {
    await Promise.all([prepared(), practice.prepare()])

    expect(children).toHaveLength(1)
  })

  it('begins anew where the practice vault was left half filled', async () => {
    await prepared()
    isHalfFilled = true

    await prepared()

    expect(children).toHaveLength(2)
    expect(steps).toEqual(['announced 1', 'ended', 'deleted', 'announced 1'])
  })

  it('hands on where they are steered from, if they say it', async () => {
    await prepared({ ...ready, control: { origin: 'http://127.0.0.1:1', token: 't' } })

    expect(controls).toEqual([{ origin: 'http://127.0.0.1:1', token: 't' }])
  })

  it.each([
    null,
    { kind: 'ready' },
    { kind: 'ready', providers: [{ ...provider, origin: 'http://evil.example' }] },
    { kind: 'ready', providers: [{ ...provider, more: 1 }] },
  ])('refuses providers that say %j, and ends them', async (message) => {
    await expect(prepared(message)).rejects.toThrow(new VaultError('provider-unreachable'))

    expect(children[0]?.endings).toBe(1)
    expect(practice.providers).toBeNull()
  })

  it('gives up on providers that say nothing, and can be asked again', async () => {
    const preparing = practice.prepare()
    const refused = expect(preparing).rejects.toThrow(new VaultError('provider-unreachable'))
    await vi.advanceTimersByTimeAsync(10_000)
    await refused

    await prepared()

    expect(children).toHaveLength(2)
  })

  it('starts others where they died', async () => {
    await prepared()
    await children[0]?.die()
    await vi.advanceTimersByTimeAsync(0)
    expect(practice.providers).toBeNull()

    await prepared()

    expect(children).toHaveLength(2)
  })
})

describe('leaving', () => {
  it('locks, ends the providers, then deletes', async () => {
    await prepared()
    await practice.leave()

    expect(steps).toEqual(['announced 1', 'locked', 'ended', 'deleted'])
    expect(practice.providers).toBeNull()
  })

  it('works where nothing was started', async () => {
    await practice.leave()

    expect(steps).toEqual(['locked', 'deleted'])
  })

  it('is over before providers are started again', async () => {
    const left = practice.leave()
    await prepared()
    await left

    expect(steps).toEqual(['locked', 'deleted', 'announced 1'])
  })
})
