import { describe, expect, it } from 'vitest'
import { PanelVersions } from '../../../../../src-renderer/screens/item/panel-versions.tsx'
import { connectionsStore } from '../../../../../src-renderer/stores/connections.ts'
import { itemWords } from '../../../../../src-renderer/words/en.ts'
import type { Via } from '../../../../../src-shared/provider.ts'
import { sampleConnections } from '../../../../window/fake/sample-connections.ts'
import { beginWith } from '../../begun-with.ts'
import { shownText } from '../../shown-text.ts'
import { detail } from '../webhooks/sample-signer.ts'
import { version } from './versions.ts'

function shownWhere(revoke: Via): string {
  const [view] = sampleConnections(0)
  if (!view) throw new Error('no account')
  const { facts } = view
  const changed = { ...facts, capabilities: { ...facts.capabilities, revoke } }
  beginWith(connectionsStore, { views: [{ ...view, facts: changed }] })
  const versions = [
    version(2, { remoteId: 'form' }),
    version(1, { remoteId: 'form', stage: 'previous' }),
  ]
  const item = detail({ versions, connectionId: view.id })
  return shownText(<PanelVersions item={item} chosenId={null} onChoose={() => undefined} />)
}

describe('the versions of a key', () => {
  it('offer to turn the old one off where its provider does that', () => {
    expect(shownWhere('api')).toContain(itemWords.turnOffOld)
  })

  it('000-34 offer no turning off where the provider ends no key by itself', () => {
    expect(shownWhere('none')).not.toContain(itemWords.turnOffOld)
  })
})
