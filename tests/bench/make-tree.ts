import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SeededRandom } from './random.ts'
import { keyLike, sourcePages } from './source-like.ts'

/** A generated tree, and what is hidden in it. */
export type MadeTree = {
  readonly folder: string
  readonly files: number
  readonly bytes: number
  readonly values: readonly string[]
  /** `value path offset` of every place, sorted. */
  readonly planted: readonly string[]
}

/** What a tree is to hold. */
export type TreeOrder = {
  readonly folder: string
  readonly files: number
  readonly values: number
  readonly planted: number
}

/** As many bytes as 77,297 real source files had on average. */
const meanBytes = 12_900

/** Makes a tree of files that read like source code; the same in every run. */
export function makeTree(order: TreeOrder): MadeTree {
  const random = new SeededRandom(20_261_121)
  const pages = sourcePages(random, 256)
  const values = Array.from({ length: order.values }, () => keyLike(random))
  const hidden = new Map<number, string>()
  for (let i = 0; i < order.planted; i++) {
    hidden.set(Math.floor((i * order.files) / order.planted), values[i] ?? '')
  }
  const planted: string[] = []
  let bytes = 0
  for (let i = 0; i < order.files; i++) {
    const path = pathOf(random, i)
    const text = fileText(random, pages)
    const value = hidden.get(i)
    const at = value === undefined ? 0 : random.below(Math.max(1, text.length - 100))
    if (value !== undefined) {
      planted.push(`${value} ${path} ${at}`)
    }
    bytes += write(join(order.folder, path), hiding(text, value, at))
  }
  return { folder: order.folder, files: order.files, bytes, values, planted: planted.sort() }
}

function pathOf(random: SeededRandom, i: number): string {
  const folder = Math.floor(i / 12)
  const ending = random.pick(['ts', 'js', 'py', 'json', 'md', 'go', 'css', 'yaml'])
  return `p${Math.floor(folder / 400)}/m${Math.floor(folder / 20) % 20}/d${folder % 20}/f${i}.${ending}`
}

/** Most files are small and a few are large, as in real trees (about log-normal). */
function fileText(random: SeededRandom, pages: readonly Buffer[]): Buffer {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  const wanted = Math.min(4_000_000, Math.round(meanBytes * 0.325 * Math.exp(1.5 * normal)))
  const parts: Buffer[] = []
  for (let left = Math.max(40, wanted); left > 0;) {
    const page = pages[random.below(pages.length)] ?? Buffer.alloc(1)
    const from = random.below(page.length / 2)
    const part = page.subarray(from, from + Math.min(left, page.length - from))
    parts.push(part)
    left -= part.length
  }
  return Buffer.concat(parts)
}

function hiding(text: Buffer, value: string | undefined, at: number): Buffer {
  if (value === undefined) return text
  return Buffer.concat([text.subarray(0, at), Buffer.from(value), text.subarray(at)])
}

const made = new Set<string>()

function write(path: string, text: Buffer): number {
  const folder = dirname(path)
  if (!made.has(folder)) mkdirSync(folder, { recursive: true })
  made.add(folder)
  writeFileSync(path, text)
  return text.length
}
