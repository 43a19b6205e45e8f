import { beforeEach, describe, expect, it } from 'vitest'
import { Lock } from '../../../src-main/lock.ts'

let steps: string[] = []
let isCreating = false
let pagesFail = false
let endHost: (() => void)[] = []
let lock: Lock

beforeEach(() => {
  steps = []
  isCreating = false
  pagesFail = false
  endHost = []
  lock = new Lock({
    pages: {
      replace: () => {
        if (pagesFail) throw new Error('no window')
        steps.push('open the fresh page')
        return () => steps.push('end the old page')
      },
    },
    hosts: {
      get isCreating() {
        return isCreating
      },
      retire: async (farewell) => {
        steps.push(`retire the host: ${farewell}`)
        await new Promise<void>((resolve) => endHost.push(resolve))
        steps.push('the host is gone')
      },
    },
    clipboard: {
      clear: () => {
        steps.push('clear the clipboard')
        return Promise.resolve()
      },
    },
  })
})

function endHosts(): void {
  for (const end of endHost) end()
}

describe('a lock', () => {
  it('goes in this order, and ends when the host is gone', async () => {
    const locked = lock.now('button')
    endHosts()
    await locked

    expect(steps).toEqual([
      'open the fresh page',
      'end the old page',
      'retire the host: finish',
      'clear the clipboard',
      'the host is gone',
    ])
  })

  it('ends page and host before anything else can happen', () => {
    void lock.now('suspend')

    expect(steps).toContain('end the old page')
    expect(steps).toContain('retire the host: finish')
  })

  it('is joined by a second one', async () => {
    const first = lock.now('idle')
    const second = lock.now('button')
    endHosts()
    await Promise.all([first, second])

    expect(steps.filter((step) => step === 'open the fresh page')).toHaveLength(1)
    expect(lock.note.reason).toBe('idle')
  })

  it('can follow an earlier one', async () => {
    const first = lock.now('idle')
    endHosts()
    await first
    const second = lock.now('button')
    endHosts()
    await second

    expect(steps.filter((step) => step === 'open the fresh page')).toHaveLength(2)
  })

  it('ends the host also where no page can be opened, and says that it failed', async () => {
    pagesFail = true
    const locked = lock.now('crash')
    endHosts()

    await expect(locked).rejects.toThrow('no window')
    expect(steps).toContain('the host is gone')
  })

  it.each(['button', 'idle', 'suspend', 'screen-lock', 'crash'] as const)(
    'by %s lets a key be finished, and tells the fresh page why',
    (reason) => {
      isCreating = true
      void lock.now(reason)

      expect(steps).toContain('retire the host: finish')
      expect(lock.note).toEqual({ reason, cutOff: false })
    },
  )
})

describe('a panic', () => {
  it('waits for nothing, and says that a request was cut off', () => {
    isCreating = true
    void lock.now('panic')

    expect(steps).toContain('retire the host: at-once')
    expect(lock.note).toEqual({ reason: 'panic', cutOff: true })
  })

  it('cuts nothing off where nothing is being made', () => {
    void lock.now('panic')

    expect(lock.note).toEqual({ reason: 'panic', cutOff: false })
  })

  it('does not wait for a lock that is under way', () => {
    void lock.now('idle')
    void lock.now('panic')

    expect(steps).toContain('retire the host: at-once')
    expect(lock.note.reason).toBe('panic')
  })
})

describe('leaving', () => {
  it('abandons what the shown vault is making without calling it a panic', () => {
    isCreating = true
    void lock.andAbandon()

    expect(steps).toContain('retire the host: abandon-shown')
    expect(lock.note).toEqual({ reason: 'button', cutOff: false })
  })
})

describe('the note', () => {
  it('is gone where the next page follows no lock', () => {
    void lock.now('idle')
    lock.forgetNote()

    expect(lock.note).toEqual({ reason: null, cutOff: false })
  })
})
