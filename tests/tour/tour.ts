import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Stage } from './stage.ts'
import { chapters } from './story.ts'
import { Transcript } from './transcript.ts'

const root = resolve(import.meta.dirname, '../..')

const { values } = parseArgs({ options: { out: { type: 'string', default: 'tour' } } })
const pictures = resolve(root, values.out)
const transcript = new Transcript((line) => process.stdout.write(`${line}\n`))

process.exitCode = await walk()

/** Walks through all chapters in the real app; the first thing that is missing ends the tour. */
async function walk(): Promise<number> {
  transcript.say('A tour of Keyturn: the real app with sample keys, in a temporary profile.')
  const stage = await Stage.open(pictures, transcript)
  try {
    const memory = { passphrase: '', secret: '' }
    for (const chapter of chapters) await chapter(stage, memory)
    transcript.say(
      `\nAll ${chapters.length} chapters went as expected. The pictures are in ${pictures}.`,
    )
    return 0
  } catch (error) {
    transcript.missing(error instanceof Error ? error.message : String(error))
    await stage.picture('missing').catch(() => undefined)
    return 1
  } finally {
    await stage.close()
  }
}
