import { describe, expect, it } from 'vitest'
import { floorKdfCost } from '../../../src-core/index.ts'
import { inTurn } from '../../../src-host/in-turn.ts'

const input = { secret: new Uint8Array(1), salt: new Uint8Array(16), cost: floorKdfCost }

describe('derivations in turn', () => {
  it('never run side by side, and each gets its own answer', async () => {
    let running = 0
    let most = 0
    let count = 0
    const kdf = inTurn(async () => {
      most = Math.max(most, (running += 1))
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      return new Uint8Array([(count += 1)])
    })

    const keys = await Promise.all([kdf(input), kdf(input), kdf(input)])

    expect([most, ...keys.map((key) => key[0])]).toEqual([1, 1, 2, 3])
  })

  it('go on after one that failed', async () => {
    let count = 0
    const kdf = inTurn(() => {
      count += 1
      return count === 1 ? Promise.reject(new Error('no')) : Promise.resolve(new Uint8Array([7]))
    })

    const [first, second] = await Promise.allSettled([kdf(input), kdf(input)])

    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
  })
})
