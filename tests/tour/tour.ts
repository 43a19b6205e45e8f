import { resolve } from 'node:path'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import { Stage } from './stage.ts'
import { chapters } from './story.ts'
import { Transcript } from './transcript.ts'

const root = resolve(import.meta.dirname, '../..')

const { values } = parseArgs({ options: { out: { type: 'string', default: 'tour' } } })
const pictures = resolve(root, values.out)
const transcript = new Transcript((line) => process.stdout.write(`${line}\n`))

process.exitCode = await tour()

async function tour(): Promise<number> {
  transcript.say('A tour of Keyturn: the real app with sample keys, in a temporary profile.')
  try {
    const stage = await Stage.open(pictures, transcript)
    return await walk(stage).finally(() => stage.close())
  } catch (error) {
    transcript.missing(inShort(error))
    return 1
  }
}

/** Walks through all chapters; the first thing that is missing ends the tour. */
async function walk(stage: Stage): Promise<number> {
  const memory = { passphrase: '', secret: '' }
  try {
    for (const chapter of chapters) await chapter(stage, memory)
  } catch (error) {
    transcript.missing(inShort(error))
    await stage.picture('missing').catch(() => undefined)
    return 1
  } finally {
    for (const complaint of stage.complaints) transcript.complaint(complaint)
  }
  if (stage.complaints.length > 0) return 1
  transcript.say(
    `\nAll ${chapters.length} chapters went as expected. The pictures are in ${pictures}.`,
  )
  return 0
}

/** What Playwright says in colours and at length: what was waited for stands in its first lines. */
function inShort(error: unknown): string {
  const text = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  return text.split('\n').slice(0, 4).join('\n')
}
