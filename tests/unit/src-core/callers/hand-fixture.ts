import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePlaceHand } from '../../../../src-core/callers/hand.ts'
import type { PlaceAt, PlaceContent } from '../../../../src-core/callers/place-hand.ts'
import type { HttpReply, HttpRequest } from '../../../../src-core/net/http.ts'
import { Caller } from '../../../../src-shared/caller.ts'
import { VaultError } from '../../../../src-shared/errors.ts'

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A secret, a credential ID, or both. */
export function content(secret: string | null, credentialId: string | null = null): PlaceContent {
  return { secret: secret === null ? null : bytes(secret), credentialId }
}

export const nothing = content(null)

/** A folder of its own, and a hand that reaches into it. */
export class HandFixture {
  readonly folder = mkdtempSync(join(tmpdir(), 'keyturn-hand-'))
  readonly requests: HttpRequest[] = []
  reply: HttpReply | VaultError = { status: 200, body: new Uint8Array() }

  readonly hand = makePlaceHand({
    clock: { now: () => 0 },
    transport: (request) => {
      this.requests.push(request)
      return this.reply instanceof VaultError
        ? Promise.reject(this.reply)
        : Promise.resolve(this.reply)
    },
  })

  path(name: string): string {
    return join(this.folder, name)
  }

  write(name: string, text: string | Uint8Array): string {
    writeFileSync(this.path(name), text, { mode: 0o600 })
    return this.path(name)
  }

  /** A place as it comes out of a vault. */
  at(caller: Readonly<Record<string, unknown>>, signal = new AbortController().signal): PlaceAt {
    const parsed = Caller.parse({ id: 'c'.repeat(32), check: null, ...caller })
    return { caller: parsed, account: null, signal }
  }

  end(): void {
    rmSync(this.folder, { recursive: true })
  }
}

/** The code, and everything else that a failure says. */
export async function failureOf(
  work: Promise<unknown>,
): Promise<{ readonly code: string; readonly words: string }> {
  try {
    await work
  } catch (thrown) {
    if (thrown instanceof VaultError) return { code: thrown.code, words: wordsOf(thrown) }
    throw thrown
  }
  return { code: 'nothing was refused', words: '' }
}

function wordsOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return JSON.stringify([thrown])
  return [thrown.message, thrown.stack, JSON.stringify(thrown), wordsOf(thrown.cause)].join('\n')
}
