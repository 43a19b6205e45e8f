// Programs that take a key on their standard input.
// Promises that the key stands in no argument, and that no secret is left in what they said.
// Must not run anything through a shell.
import type { Caller, PlaceDiff } from '../../src-shared/caller.ts'
import { VaultError, type ErrorCode } from '../../src-shared/errors.ts'
import { maskedHint } from '../../src-shared/masking.ts'
import { runCommand, type CommandEnd } from '../files/run-command.ts'
import type { PlaceContent, PlaceHand, PlaceSeen, PutOutcome } from './place-hand.ts'
import { redactedEnd } from './redaction.ts'

/** A place that is reached through a program. */
export type CommandCaller = Extract<Caller, { kind: 'command' }>

type CommandAt = { readonly caller: CommandCaller; readonly signal: AbortSignal }
type Change = Parameters<PlaceHand['diff']>[1]

/** How much of what a program said is read, and how much of that is shown. */
const kept = { bytes: 131_072, shown: 2_000 }

/** A program that did not take the key, with the redacted end of what it said. */
export class CommandFailure extends VaultError {
  readonly output: string

  constructor(code: ErrorCode, output: string) {
    super(code)
    this.output = output
  }
}

/** Nobody knows what a program did with what it was given. */
export function lookAtCommand(): PlaceSeen {
  return { content: null, line: null, facts: [] }
}

/**
 * Runs the program with the key to read.
 *
 * Throws `bad-request` if the key stands in the arguments, or cannot be sent as a line;
 * CommandFailure with `command-failed` or `command-timeout`.
 */
export async function putThroughCommand(
  { caller, signal }: CommandAt,
  content: PlaceContent,
  expected: PlaceContent | null,
): Promise<PutOutcome> {
  const secrets = secretsOf(caller, content, expected)
  let input = new Uint8Array()
  try {
    refuseInArguments(caller, secrets)
    input = inputFor(caller, content)
    const { argv, folder, seconds } = caller
    const order = { argv, folder, input, signal, milliseconds: seconds * 1_000 }
    const end = await runCommand({ ...order, keptBytes: kept.bytes })
    return outcomeOf(end, secrets)
  } finally {
    input.fill(0)
    for (const secret of secrets) secret.fill(0)
  }
}

/** What a program is given, masked; what stood there before is not known to it. */
export function diffOfCommand({ caller }: Pick<CommandAt, 'caller'>, change: Change): PlaceDiff {
  const line = (sign: 'removed' | 'added', content: PlaceContent): PlaceDiff['lines'][number] => {
    const value = valueOf(caller, content)
    const hint = value === null ? '' : maskedHint(new TextDecoder().decode(value))
    value?.fill(0)
    return { number: null, sign, text: caller.name === null ? hint : `${caller.name} = ${hint}` }
  }
  const removed = change.from === null ? [] : [line('removed', change.from)]
  return { lines: [...removed, line('added', change.to)], facts: [] }
}

function outcomeOf(
  { end, exitCode, output, isCut }: CommandEnd,
  secrets: readonly Uint8Array[],
): PutOutcome {
  const text = new TextDecoder().decode(output)
  output.fill(0)
  const said = redactedEnd({ text, isCut, secrets, length: kept.shown })
  if (end !== 'exited') throw new CommandFailure('command-timeout', said)
  if (exitCode !== 0) throw new CommandFailure('command-failed', said)
  return { state: 'updated', output: said === '' ? null : said }
}

/** What the program reads: the bare value, or a line of its own. */
function inputFor(caller: CommandCaller, content: PlaceContent): Uint8Array<ArrayBuffer> {
  const value = valueOf(caller, content)
  if (value === null) throw new VaultError('no-secret')
  if (caller.sends === 'value') return value
  try {
    // A line end inside would begin a variable of another name.
    if (caller.name === null || value.some((byte) => byte === 10 || byte === 13)) {
      throw new VaultError('bad-request')
    }
    const [name, end] = [`${caller.name}=`, '\n'].map((text) => new TextEncoder().encode(text))
    return Uint8Array.from([...(name ?? []), ...value, ...(end ?? [])])
  } finally {
    value.fill(0)
  }
}

/** The half that the program takes, in bytes of its own. */
function valueOf({ part }: CommandCaller, content: PlaceContent): Uint8Array<ArrayBuffer> | null {
  if (part === 'secret') return content.secret && Uint8Array.from(content.secret)
  return content.credentialId === null ? null : new TextEncoder().encode(content.credentialId)
}

/** Everything that must not be seen, in bytes of its own. */
function secretsOf(
  caller: CommandCaller,
  content: PlaceContent,
  expected: PlaceContent | null,
): Uint8Array[] {
  const given = [content.secret, expected?.secret ?? null, valueOf(caller, content)]
  return given
    .filter((secret) => secret !== null)
    .flatMap((secret) =>
      // Nothing at all stands in every text.
      secret.length === 0 ? [] : [secret.slice()],
    )
}

// Arguments are seen by everyone on this machine.
function refuseInArguments({ argv }: CommandCaller, secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) {
    const found = argv.some((argument) =>
      Buffer.from(argument).includes(Buffer.from(secret.buffer, secret.byteOffset, secret.length)),
    )
    if (found) throw new VaultError('bad-request')
  }
}
