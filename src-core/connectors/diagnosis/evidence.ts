// What is known about a key that does not work, before it is judged.
// Promises words and numbers only: neither the key nor anything made of it.
import type { CopyFault } from '../../../src-shared/copy-faults.ts'
import type { Diagnosis } from '../../../src-shared/diagnosis.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { SecretVersion } from '../../../src-shared/item.ts'
import type { Witnessed } from './witness.ts'

/** Where a key belongs, or where it is used. */
export type Standing = { readonly environment: string | null; readonly business: string | null }

/** What the provider made of the key, as far as the connector can tell. */
export type Said = 'accepted' | 'refused' | null

/** All that a judgement stands on. */
export type Evidence = {
  readonly at: number
  readonly version: Pick<
    SecretVersion,
    'stage' | 'replacedAt' | 'revokedAt' | 'expiresAt' | 'lastUsedAt'
  >
  /** Null where the vault does not hold the value, so that nobody looked. */
  readonly faults: readonly CopyFault[] | null
  /** What stands on the item. */
  readonly recorded: Standing
  /** Where the person says that it fails. */
  readonly told: Standing
  readonly vendor: string | null
  /** How the vendor takes a key, or null where nothing is published. */
  readonly header: string | null
  readonly witnessed: Witnessed | null
  readonly said: Said
  /** Why there is no verdict, or null. */
  readonly code: ErrorCode | null
}

/** What became of the try. */
export type Verdict = Diagnosis['verdict']

/** What the try comes down to. */
export function verdictOf({ faults, witnessed, said, code }: Evidence): Verdict {
  if (witnessed === null) return faults?.length ? 'not-sent' : 'cannot-try'
  const { status } = witnessed
  if (status === null) return code === 'provider-redirected' ? 'elsewhere' : 'no-answer'
  if (status === 403) return said === 'refused' ? 'refused' : 'not-allowed'
  if (said === 'refused' || status === 401) return 'refused'
  if (status === 429 || status >= 500) return 'busy'
  if (status >= 400) return 'elsewhere'
  // A page that answers 200 to everybody, as a captive portal does, proves nothing.
  return said === 'accepted' ? 'works' : 'no-answer'
}

/** Whether the environment in which it fails is another than that of the key; null for unknown. */
export function isElsewhere(recorded: string | null, told: string | null): boolean | null {
  const [one, other] = [plain(recorded), plain(told)]
  return one === '' || other === '' ? null : one !== other
}

function plain(text: string | null): string {
  return (text ?? '').trim().toLowerCase()
}
