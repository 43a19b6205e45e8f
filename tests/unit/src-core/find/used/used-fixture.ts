import { basename } from 'node:path'
import type { CommitHit, Eyes, FileHit } from '../../../../../src-core/find/used/eyes.ts'
import type { FoundSpot } from '../../../../../src-core/find/used/compare-seen.ts'
import type { GitStanding } from '../../../../../src-shared/spot.ts'
import { versionId } from '../../vault/vault-fixture.ts'

/** A file of a computer that is a table: what it holds, and how it stands towards git. */
export type TableFile = {
  readonly text: string
  readonly git?: Extract<GitStanding, 'ignored' | 'untracked'> | 'tracked'
}

/** A text that a commit holds at a path below its work tree. */
export type TableCommit = {
  readonly path: string
  readonly text: string
  readonly pushed?: boolean
}

/** A computer with one work tree at `/work/shop`. */
export class Table {
  readonly files = new Map<string, TableFile>()
  commits: readonly TableCommit[] = []
  /** Whether git answers. */
  hasGit = true
  failure: Error | null = null
  /** Every value that was looked for, to look at afterwards. */
  readonly heard: Uint8Array[] = []
  /** Waited for in the middle of looking through trees. */
  pause: Promise<void> = Promise.resolve()

  readonly eyes: Eyes = {
    trees: async ({ needles, folders, onProgress }) => {
      this.heard.push(...needles.map(({ value }) => value))
      onProgress({ files: 1, bytes: 10, leftMs: null, found: 0 })
      await this.pause
      if (this.failure) throw this.failure
      const files = [...this.files].filter(([path]) => folders.some((each) => isIn(path, each)))
      const hits = files.flatMap(([path, { text }]) =>
        needles.flatMap(({ id, value }) => hitsOf(id, { path, text, value: decode(value) })),
      )
      const skipped = { unreadable: 0, tooLarge: 0, binary: 0, foreign: 0, examples: [] }
      return { hits, files: files.length, bytes: 100, skipped }
    },
    commits: ({ needles }) => {
      const hits = needles.flatMap(({ id, value }) =>
        this.commits
          .filter(({ text }) => text.includes(decode(value)))
          .map(({ path, pushed = false }): CommitHit => {
            return { needle: id, path, commit: 'c0ffee', pushed }
          }),
      )
      return Promise.resolve(this.hasGit ? hits : null)
    },
    workTrees: () => Promise.resolve([shop]),
    treeOf: (path) =>
      path.startsWith(`${shop}/`) ? { folder: shop, path: path.slice(shop.length + 1) } : null,
    standing: (_, paths) => {
      const told = paths.map((path) => [path, this.files.get(`${shop}/${path}`)?.git] as const)
      const known = new Map(told.flatMap(([path, git]) => (git ? [[path, git] as const] : [])))
      return Promise.resolve(this.hasGit ? known : null)
    },
    namesIn: (path, needles) =>
      needles.map(() =>
        path.endsWith('.env') ? { sort: 'env', variable: 'KEY', at: null } : null,
      ),
    shown: (path) => path.replace('/work/', ''),
  }
}

/** The one work tree of the table. */
export const shop = '/work/shop'

/** A place of version 1, as a look finds it. */
export function foundSpot(change: Partial<FoundSpot> = {}): FoundSpot {
  const path = change.path ?? '/work/shop/.env'
  return {
    ...{ path, shown: basename(path), line: 1, variable: 'KEY', at: null, sort: 'env' },
    ...{ git: 'ignored', commit: null, versionId: versionId(1) },
    ...change,
  }
}

function hitsOf(
  needle: number,
  { path, text, value }: { readonly path: string; readonly text: string; readonly value: string },
): FileHit[] {
  return text
    .split('\n')
    .flatMap((line, index) => (line.includes(value) ? [{ needle, path, line: index + 1 }] : []))
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
