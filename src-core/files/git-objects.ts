/*
 * The objects and commits of a work tree, streamed out of git.
 *
 * Every object is read once and none is kept. Null, or a false end, stands for "git could not be
 * asked"; git runs nothing that the work tree names (git-ask.ts).
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { gitStartFolder, safeGitArgs, safeGitEnv } from './git-ask.ts'

/** One stored file of any commit. */
export type GitBlob = { readonly oid: string; readonly bytes: number }

/** The environment that git is to be run in; a thread has none of its own. */
export type GitEnv = Readonly<Record<string, string>>

/** What the stored files are told to, one after the other. */
export type BlobSink = {
  readonly begin: (blob: GitBlob) => void
  /** The next bytes of it; they are overwritten afterwards. */
  readonly bytes: (piece: Uint8Array) => void
  readonly end: () => void
}

/** One file as a commit left it. */
export type Change = {
  readonly commit: string
  /** In milliseconds. */
  readonly committedAt: number
  readonly path: string
  readonly oid: string
}

/** Where a question is asked, and until when an answer is wanted. */
export type GitPlace = { readonly workTree: string; readonly signal: AbortSignal }

/** The environment of git as plain data, for threads. */
export function gitEnv(): GitEnv {
  const entries = Object.entries(safeGitEnv())
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/**
 * All stored files, reachable or not, in the order in which they are packed; null also if one of them
 * is broken.
 *
 * In this order git reads every pack once from its beginning to its end.
 */
export async function listBlobs(place: GitPlace): Promise<readonly GitBlob[] | null> {
  const blobs: GitBlob[] = []
  const broken: string[] = []
  const lines = new Pieces('\n', (line) => {
    const [oid = '', type, size] = line.split(' ')
    if (type === 'blob') blobs.push({ oid, bytes: Number(size) })
    // It is listed, so it is there, and git cannot read it.
    if (type === 'missing') broken.push(oid)
  })
  const args = ['cat-file', '--batch-check', '--batch-all-objects', '--unordered', '--buffer']
  const all = { ...place, env: gitEnv(), args, input: '' }
  const isGood = await streamGit(all, (piece) => lines.add(piece))
  return isGood && broken.length === 0 ? blobs : null
}

/** Reads stored files, in the order given; false if git ended badly or gave something else. */
export async function readBlobs(
  order: GitPlace & { readonly env: GitEnv; readonly oids: readonly string[] },
  sink: BlobSink,
): Promise<boolean> {
  const reader = new BatchReader(sink)
  const args = ['cat-file', '--batch', '--buffer']
  const input = order.oids.map((oid) => `${oid}\n`).join('')
  const isGood = await streamGit({ ...order, args, input }, (piece) => reader.add(piece))
  return isGood && reader.read === order.oids.length
}

/** Tells of every file that a commit changed; `withLost` adds commits that only the reflog knows. */
export function readChanges(
  place: GitPlace & { readonly withLost: boolean },
  onChange: (change: Change) => void,
): Promise<boolean> {
  const reader = new ChangeReader(onChange)
  const tokens = new Pieces('\0', (token) => reader.add(token))
  const args = [
    ...['-c', 'log.showRoot=true', '-c', 'log.showSignature=false', '--no-replace-objects', 'log'],
    ...['--all', ...(place.withLost ? ['--reflog'] : [])],
    // Of a merge, what none of its parents had.
    ...['--raw', '-c', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-color'],
    '--format=%x01%H %ct',
  ]
  return streamGit({ ...place, env: gitEnv(), args, input: '' }, (piece) => tokens.add(piece))
}

type GitStream = GitPlace & {
  readonly env: GitEnv
  readonly args: readonly string[]
  readonly input: string
}

function streamGit(order: GitStream, onPiece: (piece: Uint8Array) => void): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  if (order.signal.aborted) return Promise.resolve(false)
  try {
    const child = spawn('git', [...safeGitArgs(order.workTree), ...order.args], {
      cwd: gitStartFolder(),
      env: order.env,
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      signal: order.signal,
      killSignal: 'SIGKILL',
    })
    endIfSilent(child)
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
    child.stdout.on('data', onPiece)
    // One that ends without having read it says so by its exit code.
    child.stdin.on('error', () => undefined)
    child.stdin.end(order.input)
  } catch {
    resolve(false)
  }
  return promise
}

const silenceMs = 60_000

/** Ends a git that waits for something, such as a pipe that stands where its file should be. */
function endIfSilent(child: ChildProcess): void {
  let isSilent = false
  const watch = setInterval(() => {
    if (isSilent) child.kill('SIGKILL')
    isSilent = true
  }, silenceMs)
  child.stdout?.on('data', () => {
    isSilent = false
  })
  for (const end of ['close', 'error']) child.on(end, () => clearInterval(watch))
}

/** A stream cut at a sign; what follows the last one is none. */
class Pieces {
  readonly #sign: string
  readonly #onPiece: (piece: string) => void
  readonly #decoder = new TextDecoder()
  #rest = ''

  constructor(sign: string, onPiece: (piece: string) => void) {
    this.#sign = sign
    this.#onPiece = onPiece
  }

  add(bytes: Uint8Array): void {
    const whole = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split(this.#sign)
    this.#rest = whole.pop() ?? ''
    for (const piece of whole) this.#onPiece(piece)
  }
}

const newLine = 0x0a

/** Reads what `git cat-file --batch` writes: a line with id, type and size, the bytes, a line end. */
class BatchReader {
  readonly #sink: BlobSink
  #head = ''
  /** Bytes of the object that are still to come, and its line end; -1 inside of a first line. */
  #left = -1
  /** How many objects were read to their end. */
  read = 0

  constructor(sink: BlobSink) {
    this.#sink = sink
  }

  add(piece: Uint8Array): void {
    for (let at = 0; at < piece.length;) {
      at = this.#left === -1 ? this.#readHead(piece, at) : this.#readBody(piece, at)
    }
  }

  #readHead(piece: Uint8Array, from: number): number {
    const end = piece.indexOf(newLine, from)
    this.#head += new TextDecoder('latin1').decode(
      piece.subarray(from, end === -1 ? undefined : end),
    )
    if (end === -1) return piece.length
    const [oid = '', type = '', size = ''] = this.#head.split(' ')
    this.#head = ''
    // An object that went away meanwhile: "<id> missing" (git-cat-file(1), "BATCH OUTPUT").
    if (type !== 'missing') {
      this.#left = Number(size) + 1
      this.#sink.begin({ oid, bytes: Number(size) })
    }
    return end + 1
  }

  #readBody(piece: Uint8Array, from: number): number {
    const end = Math.min(piece.length, from + this.#left)
    this.#left -= end - from
    const isWhole = this.#left === 0
    this.#sink.bytes(piece.subarray(from, isWhole ? end - 1 : end))
    if (isWhole) {
      this.#left = -1
      this.read += 1
      this.#sink.end()
    }
    return end
  }
}

/** Reads `git log --raw -z`: for each commit its line, then pairs of what changed and its path. */
class ChangeReader {
  readonly #onChange: (change: Change) => void
  #commit = ''
  #committedAt = 0
  #oid: string | null = null

  constructor(onChange: (change: Change) => void) {
    this.#onChange = onChange
  }

  add(token: string): void {
    if (this.#oid !== null) {
      const [commit, committedAt, oid] = [this.#commit, this.#committedAt, this.#oid]
      this.#oid = null
      this.#onChange({ commit, committedAt, path: token, oid })
      return
    }
    const text = token.startsWith('\n') ? token.slice(1) : token
    if (text.startsWith('\u0001')) {
      const [commit = '', seconds] = text.slice(1).split(' ')
      this.#commit = commit
      this.#committedAt = Number(seconds) * 1_000
    } else if (text.startsWith(':')) {
      // Modes and ids of all parents, then those of the commit (git-diff(1), "Raw output format").
      this.#oid = text.split(' ').at(-2) ?? ''
    }
  }
}
