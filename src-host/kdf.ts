import { Worker } from 'node:worker_threads'
import type { Kdf, KdfInput } from '../src-core/index.ts'
import { knownCode, VaultError, type ErrorCode } from '../src-shared/errors.ts'

/** What the worker answers: the key, or the code of what went wrong. */
export type KdfAnswer =
  { readonly ok: true; readonly key: Uint8Array } | { readonly ok: false; readonly code: ErrorCode }

/**
 * Derives in a thread of its own, ended after every derivation.
 *
 * Argon2id blocks its thread for a second and more; here nothing waits for it but the person, and
 * its quarter of a gigabyte goes back to the system with the thread.
 */
export function workerKdf(workerPath: URL): Kdf {
  return async (input) => {
    const worker = new Worker(workerPath, { env: {}, workerData: ownBytes(input) })
    try {
      return await answerOf(worker)
    } finally {
      await worker.terminate()
    }
  }
}

async function answerOf(worker: Worker): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  worker.once('message', (answer: KdfAnswer) => {
    if (answer.ok) resolve(answer.key)
    else reject(new VaultError(knownCode(answer.code)))
  })
  worker.once('error', (cause) => reject(new VaultError('internal', { cause })))
  worker.once('exit', () => reject(new VaultError('internal')))
  return promise
}

/** Small Node buffers are views of a shared pool; a thread must get these bytes and no others. */
function ownBytes({ secret, salt, cost }: KdfInput): KdfInput {
  return { secret: new Uint8Array(secret), salt: new Uint8Array(salt), cost }
}
