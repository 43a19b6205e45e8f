/**
 * Replacements with a file that uses the key, cut off anywhere: forwards, back, and in an emergency.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RotationView } from '../../src-shared/rotation.ts'
import { CallerId } from '../../src-shared/ids.ts'
import { newItem, type Stage } from './stage.ts'
import type { Story } from './story.ts'

/** Where the file of a story stands. */
export function envFileIn(folder: string): string {
  return join(folder, 'elsewhere', '.env')
}

/** Lets a file of this run's folder use the key of the only item. */
function useInFile(stage: Stage): void {
  const [item] = stage.session.overviews()
  const [version] = item?.body.versions ?? []
  const secret = item && version && stage.session.secret(item.id, version.id)
  if (!item || !secret) throw new Error('nothing to use')
  const path = envFileIn(stage.folder)
  mkdirSync(join(stage.folder, 'elsewhere'), { recursive: true })
  writeFileSync(path, `# of checkout\nATNA_KEY=${new TextDecoder().decode(secret)}\nPORT=80\n`)
  const id = CallerId.parse(stage.newId())
  const place = { id, kind: 'env-file', path, variable: 'ATNA_KEY', part: 'secret', check: null }
  const body = { ...item.body, callers: [], places: [place] }
  stage.session.transact((tx) => tx.putOverview(item.id, body, item.stamp))
}

const act = (stage: Stage, { id }: RotationView, action: 'turn-off-old' | 'take-back') =>
  stage.desk.act(id, { action, remoteId: null, phrase: null })

const onlyItem = (stage: Stage) => {
  const [item] = stage.session.overviews()
  if (!item) throw new Error('nothing to replace')
  return item.id
}

/** Stories that begin with one key, made at the provider by `prepare`. */
export function rotationStories(prepare: Story['prepare']): readonly Story[] {
  const story = (name: string, then: (stage: Stage) => Promise<unknown>): Story => ({
    ...{ name, asks: true, wanders: true, prepare },
    run: async (stage, deed) => {
      await deed(() => stage.open())
      useInFile(stage)
      await then(stage)
      stage.close()
    },
  })
  const replace = (stage: Stage) =>
    stage.desk.start({ kind: 'replace', itemId: onlyItem(stage), reason: 'overdue' })
  return [
    story('replacing a key that a file uses', async (stage) =>
      act(stage, await replace(stage), 'turn-off-old'),
    ),
    story('taking a replacement back', async (stage) =>
      act(stage, await replace(stage), 'take-back'),
    ),
    story('turning a key off at once, and replacing it then', (stage) =>
      stage.desk.start({
        ...{ kind: 'emergency', itemId: onlyItem(stage), reason: 'leaked', phrase: null },
      }),
    ),
    guided,
  ]
}

const guided: Story = {
  name: 'replacing a key by hand, with what the person says',
  ...{ asks: true, wanders: true },
  prepare: async (stage) => {
    await stage.create()
    stage.book.add(newItem('billing_api'))
  },
  run: async (stage, deed) => {
    await deed(() => stage.open())
    const { desk } = stage
    const { id } = await desk.start({ kind: 'replace', itemId: onlyItem(stage), reason: 'due' })
    const secret = new TextEncoder().encode('KT-CANARY-made-by-hand-0001')
    await desk.supply(id, { secret, credentialId: null })
    for (const action of ['works-by-hand', 'places-done', 'old-is-off'] as const) {
      await desk.act(id, { action, remoteId: null, phrase: null })
    }
    stage.close()
  },
}
