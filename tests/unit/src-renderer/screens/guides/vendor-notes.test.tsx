import { describe, expect, it } from 'vitest'
import { guides } from '../../../../../src-core/connectors/guides/guides.ts'
import { VendorNotes } from '../../../../../src-renderer/screens/guides/vendor-notes.tsx'
import { guideWords } from '../../../../../src-renderer/words/en.ts'
import type { ItemKind } from '../../../../../src-shared/item.ts'
import { shownText } from '../../shown-text.ts'

const dailybot = guides().find(({ vendor }) => vendor === 'dailybot')

function notesBeside(kind: ItemKind): string {
  const road = dailybot?.roads.find((each) => each.kind === kind)
  if (!dailybot || !road) throw new Error('no such road')
  return shownText(<VendorNotes notes={dailybot.notes} road={road} />)
}

describe('the advice of a vendor', () => {
  it('X-01 says that a key is shown once where it is, and not of what can be read again', () => {
    expect(notesBeside('api-key')).toContain(guideWords.notes['shown-once'])
    expect(notesBeside('webhook-secret')).not.toContain(guideWords.notes['shown-once'])
  })
})
