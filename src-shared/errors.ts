/**
 * Every way in which the product may refuse, as a closed list.
 *
 * The window holds one sentence for each; the compiler asks for it when a code is added.
 */
export const errorCodes = [
  // asking
  'bad-request',
  'not-allowed-now',
  'too-many-requests',
  'not-found',
  'changed-elsewhere',
  'internal',
  'host-gone',
  // the vault file
  'vault-missing',
  'vault-exists',
  'vault-damaged',
  'vault-too-new',
  'vault-foreign',
  'vault-busy',
  'vault-rolled-back',
  'vault-forked',
  'vault-read-only',
  'wrong-passphrase',
  'wrong-recovery-code',
  'no-recovery-code',
  'passphrase-too-weak',
  'passphrase-unreadable',
  'kdf-refused',
  'disk-full',
  'disk-failed',
  // copies of a vault: backups, files from elsewhere
  'copy-unknown',
  'copy-damaged',
  'copy-too-new',
  'folder-unreachable',
  'file-exists',
  'nothing-to-salvage',
  // items
  'bad-name',
  'duplicate-secret',
  'bad-secret',
  'no-secret',
  'confirmation-mismatch',
  'replacement-open',
  'replacement-running',
  // the clipboard
  'clipboard-unavailable',
  // providers: refused means that nothing was made or changed there
  'provider-unreachable',
  'provider-unauthorized',
  'provider-forbidden',
  'provider-not-found',
  'provider-conflict',
  'provider-slots-full',
  'provider-invalid',
  'provider-rate-limited',
  'provider-signer-protected',
  'provider-wrong-phrase',
  // providers: unknown means that it may or may not have been done
  'provider-no-reply',
  'provider-failed',
  'provider-garbage',
  'provider-redirected',
  // providers: unknown as well, but the request may be sent again whatever became of it
  'provider-ask-again',
  // providers: the answer came and was not what we had hoped for
  'new-key-refused',
  'old-key-still-works',
  'capability-missing',
  'connector-invalid',
  // replacing
  'same-secret',
  'old-key-in-use',
  'old-key-refused',
  'clock-skewed',
  // the places that use a key
  'place-missing',
  'place-unreadable',
  'place-read-only',
  'place-hard-linked',
  'place-changed',
  'place-refused',
  'place-check-failed',
  'command-missing',
  'command-failed',
  'command-timeout',
  // bringing keys in
  'import-unknown',
  'import-damaged',
  'import-too-large',
  'import-empty',
  'import-needs-password',
  'import-wrong-password',
  /** Locked to an account: only the program that wrote it can open it. */
  'import-locked',
  'intake-busy',
  'intake-empty',
  'vault-listed',
  // looking after keys
  /** A variable that a build puts into pages for browsers. */
  'place-in-browser',
  /** Nobody said how the deliveries of this secret are signed. */
  'webhook-unset',
  /** What Keyturn knows of the key is not enough for a try. */
  'key-not-tryable',
  // what the person is asked outside the window
  'not-confirmed',
  'confirmation-unavailable',
] as const

/** One code of the closed list. */
export type ErrorCode = (typeof errorCodes)[number]

/** A failure that a person can meet; its message is the code and never holds a secret. */
export class VaultError extends Error {
  readonly code: ErrorCode
  /** How long the provider asks to wait before the next try, in milliseconds, or null. */
  readonly retryAfterMs: number | null

  constructor(
    code: ErrorCode,
    options: { readonly cause?: unknown; readonly retryAfterMs?: number | null } = {},
  ) {
    super(code, options)
    this.name = 'VaultError'
    this.code = code
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}

/** The code, or `internal` for a word that is none of the list. */
export function knownCode(word: string): ErrorCode {
  return errorCodes.find((code) => code === word) ?? 'internal'
}

/** The code to answer with for anything that was thrown. */
export function errorCodeOf(thrown: unknown): ErrorCode {
  return thrown instanceof VaultError ? thrown.code : 'internal'
}

/** Closes a switch over a union: the compiler refuses a case that was left out. */
export function assertNever(value: never): never {
  throw new TypeError(`Unhandled case: ${JSON.stringify(value)}`)
}
