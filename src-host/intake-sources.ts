import {
  findKeys,
  readImport,
  recognised,
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
    read: async (order) => withFormats(await readImport(order)),
    paste: seedsOfPasted,
    checker: keyChecker(world),
  }
}

/** What other programs tell of their keys says nothing of forms: those are recognised here. */
function withFormats(read: ImportRead): ImportRead {
  return {
    ...read,
    seeds: read.seeds.map(recognised),
    remap: (choice) => withFormats(read.remap(choice)),
  }
}
