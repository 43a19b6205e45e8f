import { parentPort, workerData } from 'node:worker_threads'
import { deriveArgon2id, type KdfInput } from '../src-core/index.ts'
import { errorCodeOf } from '../src-shared/errors.ts'
import type { KdfAnswer } from './kdf.ts'

/** The main thread of this host and nobody else writes the data of this worker. */
function inputOfWorker(): KdfInput {
  return workerData as KdfInput
}

async function answer(): Promise<KdfAnswer> {
  const input = inputOfWorker()
  try {
    return { ok: true, key: await deriveArgon2id(input) }
  } catch (thrown) {
    return { ok: false, code: errorCodeOf(thrown) }
  } finally {
    input.secret.fill(0)
  }
}

void answer().then((result) => parentPort?.postMessage(result))
