import {
  findKeys,
  readImport,
  seedsOfPasted,
  type FindOrder,
  type FindResult,
  type ImportOrder,
  type ImportRead,
  type KeyChecker,
  type Pasted,
} from '../src-core/index.ts'
import { keyChecker } from './key-checker.ts'
import type { HostWorld } from './world.ts'

/** What keys can be brought in from, and how they are asked about. */
export type IntakeSources = {
  readonly find: (
    order: Pick<FindOrder, 'folders' | 'signal' | 'onProgress'>,
  ) => Promise<FindResult>
  readonly read: (order: ImportOrder) => Promise<ImportRead>
  readonly paste: (text: string) => Pasted
  readonly checker: KeyChecker
}

/** The sources that the core knows. */
export function coreSources(world: HostWorld): IntakeSources {
  const { clock, home, threads } = world
  return {
    find: (order) => findKeys({ ...order, clock, home, threads }),
    read: readImport,
    paste: seedsOfPasted,
    checker: keyChecker(world),
  }
}
