import { detectKeys } from '../../src-core/find/detect/detect-keys.ts'
import { SeededRandom } from './random.ts'
import type { BenchOptions } from './options.ts'
import { decoyFiles } from './truth/decoys.ts'
import { madeKey, madeUnknown, plantedFormats } from './truth/made-keys.ts'
import type { Entry, MadeFile, Planted } from './truth/planted.ts'
import { specialFiles } from './truth/special-files.ts'
import { namesFor, unknownNames } from './truth/names.ts'
import { printTruth, type Judged } from './truth/tally.ts'
import { writers } from './truth/writers.ts'

// npm run bench -- truth
//
// Generates projects in which it is known where keys stand and where none do, reads them as the
// finder does, and prints what was found, missed and wrongly taken for a key. The keys are made from
// the same table of formats that recognises them: this measures the reading of files, the judging of
// names and the leaving out of what is no key, not whether a provider's form is written down rightly.

/** Measures precision and recall on a generated tree. */
export function benchTruth({ isSmall }: BenchOptions): Promise<boolean> {
  const random = new SeededRandom(0x5eed)
  const files: MadeFile[] = []
  const planted: Planted[] = []
  const rounds = isSmall ? 1 : 6
  for (let round = 0; round < rounds; round += 1) {
    plantKnown(random, `/work/known-${round}`, { files, planted })
    plantUnknown(random, `/work/own-${round}`, { files, planted })
    files.push(...decoyFiles(`/work/plain-${round}`, random))
    for (const { file, keys } of specialFiles(`/work/home-${round}`, random)) {
      files.push(file)
      planted.push(...keys)
    }
  }
  return Promise.resolve(printTruth(planted, files.map(judgedFile)))
}

function judgedFile({ path, text }: MadeFile): Judged {
  const found = detectKeys({ path, bytes: new TextEncoder().encode(text) })
  return {
    path,
    found: found.map(({ value, ...rest }) => ({ ...rest, value: new TextDecoder().decode(value) })),
  }
}

type Tree = { readonly files: MadeFile[]; readonly planted: Planted[] }

// Every format in every sort of file.
function plantKnown(random: SeededRandom, folder: string, tree: Tree): void {
  for (const writer of writers) {
    const entries = plantedFormats
      .filter(
        ({ id }) =>
          writer.takesLines || (!id.includes('private') && !id.includes('service-account')),
      )
      .filter(({ id }) => id !== 'address-password')
      .map((format): Entry => {
        const name = random.pick(namesFor(format))
        return { name, key: madeKey(format, random), isByHand: false }
      })
    for (const [index, entry] of entries.entries()) {
      plant({ writer, path: `${folder}/${index}/${writer.path}`, entries: [entry] }, tree)
    }
  }
}

function plantUnknown(random: SeededRandom, folder: string, tree: Tree): void {
  for (const writer of writers) {
    for (let index = 0; index < 20; index += 1) {
      const key = madeUnknown(random)
      const entries = [{ name: random.pick(unknownNames), key, isByHand: key.isByHand }]
      plant({ writer, path: `${folder}/${index}/${writer.path}`, entries }, tree)
    }
  }
}

type Plot = {
  readonly writer: (typeof writers)[number]
  readonly path: string
  readonly entries: readonly Entry[]
}

function plant({ writer, path, entries }: Plot, { files, planted }: Tree): void {
  files.push({ path, text: writer.write(entries) })
  for (const { key, isByHand } of entries) {
    planted.push({ ...key, sort: writer.sort, path, isNamed: true, isByHand })
  }
}
