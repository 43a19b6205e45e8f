import { describe, expect, it } from 'vitest'
import { keptThreads } from '../../../../src-core/find/kept-threads.ts'
import type { Thread } from '../../../../src-core/find/threads.ts'

function maker() {
  const made: { readonly answer: (message: unknown) => void; isOver: boolean }[] = []
  const start = (): Thread => {
    const listeners: ((message: unknown) => void)[] = []
    const exited = Promise.withResolvers<undefined>()
    const own = {
      isOver: false,
      answer: (message: unknown) => {
        for (const listener of listeners) listener(message)
      },
    }
    made.push(own)
    return {
      post: () => undefined,
      onMessage: (listener) => void listeners.push(listener),
      exited: exited.promise,
      end: () => {
        own.isOver = true
        exited.resolve(undefined)
        return Promise.resolve()
      },
    }
  }
  return { made, threads: { count: 2, start } }
}

describe('threads that are used again', () => {
  it('are handed on when they owe no answer, and speak to the new one only', async () => {
    const { made, threads } = maker()
    const kept = keptThreads(threads)
    const heard: string[] = []
    const first = kept.start()
    first.onMessage((message) => heard.push(`first ${String(message)}`))
    for (const message of ['begin', 'work']) first.post(message)
    made[0]?.answer('a')
    await first.end()
    const second = kept.start()
    second.onMessage((message) => heard.push(`second ${String(message)}`))
    for (const message of ['begin', 'work']) second.post(message)
    made[0]?.answer('b')
    expect(heard).toEqual(['first a', 'second b'])
    expect(made).toHaveLength(1)
  })

  it.each([[['begin', 'work']], [[]]])('are ended when they owe one, after %j', async (posted) => {
    const { made, threads } = maker()
    const kept = keptThreads(threads)
    const thread = kept.start()
    for (const message of posted) thread.post(message)
    await thread.end()
    kept.start()
    expect(made.map(({ isOver }) => isOver)).toEqual([true, false])
  })

  it('are all ended in the end', async () => {
    const { made, threads } = maker()
    const kept = keptThreads(threads)
    for (const thread of [kept.start(), kept.start()]) {
      thread.post('begin')
      await thread.end()
    }
    expect(made.map(({ isOver }) => isOver)).toEqual([false, false])
    await kept.close()
    expect(made.map(({ isOver }) => isOver)).toEqual([true, true])
  })
})
