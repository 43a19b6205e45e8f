import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Practice } from './sandbox-fixture.ts'

describe('the practice receiver', () => {
  let practice: Practice
  beforeEach(async () => {
    practice = new Practice()
    await practice.start()
  })
  afterEach(() => practice.end())

  it('answers where it answered before, after a start', async () => {
    const { origin } = practice.receiver
    await practice.restart()
    expect(practice.receiver.origin).toBe(origin)
  })

  it('answers elsewhere where somebody else has its port, and remembers that', async () => {
    const { origin } = practice.receiver
    await practice.running.close()
    const other = createServer()
    await new Promise<void>((resolve) =>
      other.listen(Number(new URL(origin).port), '127.0.0.1', resolve),
    )
    try {
      await practice.start()
      const next = practice.receiver.origin
      expect(next).not.toBe(origin)
      await practice.restart()
      expect(practice.receiver.origin).toBe(next)
    } finally {
      await new Promise((resolve) => other.close(resolve))
    }
  })
})
