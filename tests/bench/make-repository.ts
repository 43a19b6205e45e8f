import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { SeededRandom } from './random.ts'
import { keyLike, sourcePages } from './source-like.ts'

/** A generated git repository, and what is hidden in its commits. */
export type MadeRepository = {
  readonly folder: string
  readonly commits: number
  readonly blobs: number
  readonly bytes: number
  readonly values: readonly string[]
  /** `value path commit` of every first appearance, sorted. */
  readonly planted: readonly string[]
}

/** What a repository is to hold. */
export type RepositoryOrder = {
  readonly folder: string
  readonly files: number
  readonly commits: number
  /** How many files each commit changes. */
  readonly changed: number
  readonly values: number
  readonly planted: number
}

type Plant = { readonly value: string; readonly path: string; readonly commit: number }

const firstCommitAt = 1_700_000_000

/** Makes a repository by `git fast-import`, packed as `git gc` packs; the same in every run. */
export function makeRepository(order: RepositoryOrder): MadeRepository {
  const stream = `${order.folder}.import`
  const marks = `${order.folder}.marks`
  rmSync(order.folder, { recursive: true, force: true })
  mkdirSync(order.folder, { recursive: true })
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', order.folder, ...args])
  git('init', '-q', '-b', 'main')
  const made = new Maker(order, stream)
  made.write()
  const input = openSync(stream, 'r')
  execFileSync('git', ['-C', order.folder, 'fast-import', '--quiet', `--export-marks=${marks}`], {
    stdio: [input, 'ignore', 'inherit'],
  })
  closeSync(input)
  git('repack', '-a', '-d', '-q')
  const commits = commitsOf(readFileSync(marks, 'utf8'))
  for (const path of [stream, marks]) rmSync(path)
  const planted = made.plants.map(
    ({ value, path, commit }) => `${value} ${path} ${commits.get(commit) ?? ''}`,
  )
  return {
    folder: order.folder,
    commits: order.commits,
    blobs: made.blobs,
    bytes: made.bytes,
    values: made.values,
    planted: planted.sort(),
  }
}

class Maker {
  readonly plants: Plant[] = []
  readonly values: readonly string[]
  blobs = 0
  bytes = 0
  readonly #order: RepositoryOrder
  readonly #random = new SeededRandom(5_112_026)
  readonly #lines: readonly string[]
  readonly #texts = new Map<string, Buffer>()
  readonly #file: number

  constructor(order: RepositoryOrder, stream: string) {
    this.#order = order
    this.#lines = sourcePages(this.#random, 128).flatMap((page) => page.toString().split('\n'))
    this.values = Array.from({ length: order.values }, () => keyLike(this.#random))
    this.#file = openSync(stream, 'w')
  }

  write(): void {
    for (let commit = 1; commit <= this.#order.commits; commit++) this.#commit(commit)
    closeSync(this.#file)
  }

  #commit(commit: number): void {
    const { files, changed, planted, commits } = this.#order
    this.#say(`commit refs/heads/main\nmark :${commit}\n`)
    this.#say(`committer A Person <person@example.org> ${firstCommitAt + commit * 86_400} +0000\n`)
    this.#say(`data ${8 + `${commit}`.length}\nChange ${commit}\n\n`.replace(/\n\n$/, '\n'))
    const paths =
      commit === 1
        ? Array.from({ length: files }, (_, i) => pathOf(i))
        : Array.from({ length: changed }, () => pathOf(this.#random.below(files)))
    const from = Math.floor(((commit - 1) * planted) / commits)
    const until = Math.floor((commit * planted) / commits)
    const hidden = this.values.slice(from, until)
    for (const path of new Set(paths)) this.#put(path, hidden.shift(), commit)
  }

  // A value stands in one version of its file: the next change takes it out again.
  #put(path: string, value: string | undefined, commit: number): void {
    const before = this.#texts.get(path)
    const text = before === undefined ? this.#fresh() : this.#edited(before)
    this.#texts.set(path, text)
    const at = this.#random.below(text.length)
    const stored =
      value === undefined
        ? text
        : Buffer.concat([text.subarray(0, at), Buffer.from(`\n${value}\n`), text.subarray(at)])
    if (value !== undefined) this.plants.push({ value, path, commit })
    this.blobs += 1
    this.bytes += stored.length
    this.#say(`M 100644 inline ${path}\ndata ${stored.length}\n`)
    this.#say(stored)
    this.#say('\n')
  }

  #fresh(): Buffer {
    const normal =
      Math.sqrt(-2 * Math.log(1 - this.#random.next())) *
      Math.cos(2 * Math.PI * this.#random.next())
    const length = Math.max(40, Math.min(200_000, Math.round(7_700 * Math.exp(normal))))
    // Real code says the same again: git packs it about five to one.
    const from = this.#random.below(this.#lines.length)
    let text = ''
    while (text.length < length) text += this.#line(from, 150)
    return Buffer.from(text)
  }

  #edited(text: Buffer): Buffer {
    const at = this.#random.below(text.length)
    const cut = text.indexOf(10, at) + 1
    return Buffer.concat([
      text.subarray(0, cut),
      Buffer.from(Array.from({ length: 6 }, () => this.#line()).join('')),
      text.subarray(Math.min(text.length, cut + 150)),
    ])
  }

  #line(from = 0, among = this.#lines.length): string {
    return `${this.#lines[(from + this.#random.below(among)) % this.#lines.length] ?? ''}\n`
  }

  #say(what: string | Buffer): void {
    if (typeof what === 'string') writeSync(this.#file, what)
    else writeSync(this.#file, what)
  }
}

function pathOf(i: number): string {
  return join(`p${Math.floor(i / 400)}`, `m${Math.floor(i / 20) % 20}`, `f${i}.ts`)
}

function commitsOf(marks: string): ReadonlyMap<number, string> {
  return new Map(
    marks
      .trim()
      .split('\n')
      .map((line) => {
        const [mark = '', oid = ''] = line.split(' ')
        return [Number(mark.slice(1)), oid]
      }),
  )
}
