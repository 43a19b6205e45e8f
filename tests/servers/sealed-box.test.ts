import { spawn } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealBox } from '../../src-core/crypto/signing.ts'

/** The opener in Python, which answers in the order of the questions. */
class Opener {
  readonly #child = spawn('python3', [join(import.meta.dirname, 'reader', 'open_box.py')], {
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  readonly #lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()

  /** The message as base64, or null where the box is not for this key. */
  async open(box: Uint8Array, keys: KeyPair): Promise<string | null> {
    const question = {
      box: base64(box),
      public: base64(keys.public),
      private: base64(keys.private),
    }
    this.#child.stdin.write(`${JSON.stringify(question)}\n`)
    const line = await this.#lines.next()
    if (line.done === true) throw new Error('open_box.py ended')
    return messageIn(JSON.parse(line.value))
  }

  close(): void {
    this.#child.kill()
  }
}

let opener: Opener

beforeAll(() => {
  opener = new Opener()
})

afterAll(() => opener.close())

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

type KeyPair = { readonly public: Uint8Array; readonly private: Uint8Array }

/** A key pair that OpenSSL made. */
function keyPair(): KeyPair {
  const { x = '', d = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })
  return { public: Buffer.from(x, 'base64url'), private: Buffer.from(d, 'base64url') }
}

function messageIn(answer: unknown): string | null {
  if (typeof answer === 'object' && answer !== null && 'message' in answer) {
    const { message } = answer
    if (message === null || typeof message === 'string') return message
  }
  throw new Error('open_box.py answered something else')
}

describe('our sealed boxes', () => {
  it.each([0, 1, 15, 16, 17, 32, 40, 255, 256, 4_096, 49_152])(
    'are opened by the libsodium of Debian: %i bytes',
    async (length) => {
      const keys = keyPair()
      const hash = createHash('shake256', { outputLength: length }).update(`box ${length}`)
      const message = length === 0 ? Buffer.alloc(0) : hash.digest()

      const box = await sealBox(keys.public, message)

      expect(await opener.open(box, keys)).toBe(message.toString('base64'))
      expect(await opener.open(box, keyPair())).toBeNull()
    },
  )

  it('are not opened after one bit has changed', async () => {
    const keys = keyPair()
    const box = await sealBox(keys.public, Buffer.from('sk_sample_0123456789'))

    for (const at of [0, 31, 32, 47, 48, box.byteLength - 1]) {
      expect(
        await opener.open(
          box.map((byte, index) => byte ^ Number(index === at)),
          keys,
        ),
      ).toBeNull()
    }
  })
})
