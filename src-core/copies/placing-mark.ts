/*
 * What says that a vault is being replaced: a mark beside it, held by the program that does it.
 *
 * Between the two renames of a placing its names look like those that a crash leaves. Only the mark
 * tells them apart: one that nobody holds is that of a program which is no more. Its name says
 * where the old vault goes, and is never used twice.
 */
import { basename, dirname, join } from 'node:path'
import { VaultError } from '../../src-shared/errors.ts'
import { fileNamesIn, isTaken, removeName, settleFolder } from '../files/file-names.ts'
import { makePrivateFile } from '../files/private-files.ts'
import { heldFile } from '../store/held-file.ts'

/** The name of what is set aside, and a word that no other placing has. */
export type Mark = { readonly aside: string; readonly word: string }

/** Makes the mark and holds it; the answer lets go of it. */
export function markPlacing({ aside, word }: Mark): { readonly end: (isOver: boolean) => void } {
  const path = join(dirname(aside), `.${basename(aside)}.${word}${ending}`)
  makePrivateFile(path)
  const release = heldFile(path)
  if (!release) throw new VaultError('vault-busy')
  try {
    settleFolder(dirname(path))
  } catch (error) {
    release()
    throw error
  }
  const end = (isOver: boolean): void => {
    release()
    if (isOver) removeQuietly(path)
  }
  return { end }
}

/** Does the work for each placing of this folder that was cut short, and removes its mark. */
export function forEachCutShort(folder: string, stem: string, work: (aside: string) => void): void {
  if (!isTaken(folder)) return
  for (const name of fileNamesIn(folder)) {
    const aside = asideOf(name, stem)
    const release = aside === null ? null : heldQuietly(join(folder, name))
    if (aside === null || release === null) continue
    try {
      work(join(folder, aside))
    } finally {
      release()
    }
    removeQuietly(join(folder, name))
  }
}

const ending = '.placing'

function asideOf(name: string, stem: string): string | null {
  if (!name.startsWith(`.${stem}-`) || !name.endsWith(ending)) return null
  return /^\.(.+\.keyturn)\.[^.]+\.placing$/.exec(name)?.[1] ?? null
}

// One that ended just now is gone, and one that cannot be asked is left alone.
function heldQuietly(path: string): (() => void) | null {
  try {
    return heldFile(path)
  } catch (error) {
    if (error instanceof VaultError) return null
    throw error
  }
}

// Left behind it does nothing: the next call finds nothing to undo, and removes it.
function removeQuietly(path: string): void {
  try {
    removeName(path)
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
  }
}
