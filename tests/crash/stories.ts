/**
 * What is done while it is killed: short stories, each from a folder that was prepared once.
 *
 * There is one version of the vault format so far, so that the only migration is the lazy one of
 * bodies that hold more than this version knows ("later keys").
 */
import type { RotationView } from '../../src-shared/rotation.ts'
import { copyStories } from './copy-stories.ts'
import { rotationStories } from './rotation-stories.ts'
import { fields, newItem, withItems, type Stage } from './stage.ts'
import type { Story } from './story.ts'

const linked = async (stage: Stage): Promise<void> => {
  await stage.create()
  stage.link()
}

const generated = async (stage: Stage): Promise<RotationView> =>
  stage.desk.generate({
    ...{ connectionId: stage.connectionId, service: 'risk_scoring', fields },
    name: 'risk_scoring-20_11_2026-14_05',
  })

const replaced = async (stage: Stage): Promise<RotationView> => {
  const [item] = stage.session.overviews()
  if (!item) throw new Error('nothing to replace')
  return stage.desk.start({ kind: 'replace', itemId: item.id, reason: 'overdue' })
}

const act = (stage: Stage, { id }: RotationView, action: 'places-done' | 'turn-off-old') =>
  stage.desk.act(id, { action, remoteId: null, phrase: null })

const withKey = async (stage: Stage): Promise<void> => {
  await linked(stage)
  await generated(stage)
}

const items: Story = {
  name: 'adding, editing, revealing and deleting items',
  prepare: withItems,
  run: async (stage, deed) => {
    await deed(() => stage.open())
    const id = stage.book.add(newItem('checkout'))
    const { stamp } = stage.book.get(id)
    const notes = `${fields.notes} and billing`
    stage.book.edit({ itemId: id, stamp, name: 'checkout', fields: { ...fields, notes } })
    const [version] = stage.session.overview(id)?.body.versions ?? []
    if (version) stage.book.takeSecret(id, version.id, 'revealed').fill(0)
    stage.book.delete({ itemId: id, confirmName: 'checkout' })
    stage.close()
    await deed(() => stage.open())
    stage.book.add(newItem('after_reopening'))
    stage.close()
  },
}

const laterKeys: Story = {
  name: 'editing an item that holds keys of a later version',
  prepare: async (stage) => {
    await withItems(stage)
    const [item] = stage.session.overviews()
    if (!item) throw new Error('no item')
    const later = { ...item.body, laterKey: { of: ['a', 'later', 'version'] } }
    stage.session.transact((tx) => tx.putOverview(item.id, later, item.stamp))
  },
  run: async (stage, deed) => {
    await deed(() => stage.open())
    for (const { id, stamp, body } of stage.session.overviews()) {
      stage.book.edit({ itemId: id, stamp, name: `${body.name} too`, fields })
    }
    stage.close()
  },
}

const slots: Story = {
  name: 'changing the passphrase and renewing the recovery code',
  prepare: withItems,
  run: async (stage, deed) => {
    await deed(() => stage.open())
    const { passphrase } = stage.opener
    await stage.session.changePassphrase(passphrase, 'another lantern copper ninety')
    await stage.session.replaceRecoveryCode('another lantern copper ninety')
    stage.close()
  },
}

const newKey: Story = {
  name: 'replacing the key of the vault',
  prepare: withItems,
  run: async (stage, deed) => {
    await deed(() => stage.open())
    await stage.session.rekey(stage.opener.passphrase)
    stage.book.add(newItem('after_the_new_key'))
    stage.close()
  },
}

/** All of them. */
export const stories: readonly Story[] = [
  {
    name: 'creating a vault',
    prepare: () => Promise.resolve(),
    run: async (stage, deed) => {
      await deed(() => stage.create())
      stage.close()
    },
  },
  items,
  laterKeys,
  slots,
  newKey,
  ...copyStories,
  {
    name: 'making a first key',
    ...{ asks: true, wanders: true },
    prepare: linked,
    run: async (stage, deed) => {
      await deed(() => stage.open())
      await generated(stage)
      stage.close()
    },
  },
  {
    name: 'replacing a key',
    ...{ asks: true, wanders: true },
    prepare: withKey,
    run: async (stage, deed) => {
      await deed(() => stage.open())
      const view = await replaced(stage)
      await act(stage, view, 'places-done')
      await act(stage, view, 'turn-off-old')
      stage.close()
    },
  },
  ...rotationStories(withKey),
]
