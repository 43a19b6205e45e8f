/**
 * Notices every commit of a vault at the moment when its caller is told of it.
 *
 * The ways to commit are wrapped where the class keeps them, since many of the sessions are opened
 * deep inside the product.
 */
import { Session } from '../../src-core/vault/session.ts'

type Ways = 'transact' | 'changePassphrase' | 'replaceRecoveryCode' | 'rekey' | 'acceptRollback'

/** Who hears of commits: how it was called, and what came of it. */
export type Listener = (way: Ways, args: readonly unknown[], result: unknown) => void

/** Tells the listener of every commit; once per process. */
export function listenToCommits(listener: Listener): void {
  const ways = ['transact', 'changePassphrase', 'replaceRecoveryCode', 'rekey', 'acceptRollback']
  for (const way of ways as readonly Ways[]) wrap(way, listener)
}

let within = 0

function wrap(way: Ways, listener: Listener): void {
  const real: unknown = Reflect.get(Session.prototype, way)
  if (typeof real !== 'function') return
  Reflect.set(Session.prototype, way, function (this: Session, ...args: readonly unknown[]) {
    const done = (result: unknown): unknown => {
      within -= 1
      // What is committed as a part of something larger is not what its caller waits for.
      if (within === 0) listener(way, args, result)
      return result
    }
    const failed = (error: unknown): never => {
      within -= 1
      throw error
    }
    within += 1
    let result: unknown
    try {
      result = Reflect.apply(real, this, args)
    } catch (error) {
      return failed(error)
    }
    return result instanceof Promise ? result.then(done, failed) : done(result)
  })
}
