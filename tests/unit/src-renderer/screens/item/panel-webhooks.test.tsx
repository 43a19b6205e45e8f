import { afterEach, describe, expect, it, vi } from 'vitest'
import { PanelWebhooks } from '../../../../../src-renderer/screens/item/panel-webhooks.tsx'
import { SignerDialog } from '../../../../../src-renderer/screens/item/signer-dialog.tsx'
import { switchSigner } from '../../../../../src-renderer/screens/item/switch-signer.ts'
import { webhookStanding } from '../../../../../src-renderer/screens/item/webhook-standing.ts'
import { appStart, appStore } from '../../../../../src-renderer/stores/app.ts'
import { connectionsStore } from '../../../../../src-renderer/stores/connections.ts'
import { guidesStore } from '../../../../../src-renderer/stores/guides.ts'
import { webhooksStore } from '../../../../../src-renderer/stores/webhooks.ts'
import { guides } from '../../../../../src-core/connectors/guides/guides.ts'
import type { ItemDetail, VersionSummary } from '../../../../../src-shared/item.ts'
import { sampleConnections } from '../../../../window/fake/sample-connections.ts'
import { beginWith } from '../../begun-with.ts'
import { shownText } from '../../shown-text.ts'
import { detail, replay, schemes, signer } from '../webhooks/sample-signer.ts'
import { version } from './versions.ts'

const portal = sampleConnections(0).find(({ facts }) => facts.capabilities.setSigner === 'api')
const ckeditor = guides().find(({ vendor }) => vendor === 'ckeditor')?.vendor ?? null

const inUse = version(1, { remoteId: 'sec_1' })

function ofPortal(versions: VersionSummary[]): ItemDetail {
  const base = detail({ versions, vendor: ckeditor, connectionId: portal?.id ?? null })
  return { ...base, summary: { ...base.summary, kind: 'api-key', providerName: 'CKEditor' } }
}

function shown(item: ItemDetail): string {
  if (portal) beginWith(connectionsStore, { views: [portal] })
  beginWith(guidesStore, { guides: guides(), read: true })
  return shownText(<PanelWebhooks item={item} />)
}

afterEach(() => {
  appStore.setState(appStart, true)
  vi.unstubAllGlobals()
})

describe('the webhook part of a key', () => {
  it('003-16 a key that does not sign has the vendor’s button, and the signer is marked instead', () => {
    const other = shown(ofPortal([inUse]))
    expect(other).toContain('Does not sign webhooks.')
    expect(other).toContain('Use with webhooks')
    const signs = shown(ofPortal([{ ...inUse, signer: true }]))
    expect(signs).toContain('Signs webhooks.')
    expect(signs).not.toContain('Use with webhooks')
  })

  it('000-10 000-26 says that the receiving tool checks each delivery, and what it must refuse', () => {
    const text = shown(detail())
    expect(text).toContain('The receiving tool checks every delivery with this key.')
    expect(text).toMatch(/refuse a request without the key, or with an empty, wrong or old one/)
    expect(text).toContain('before it does any work')
    expect(shown(ofPortal([inUse]))).not.toContain('The receiving tool')
  })

  it('001-12 001-13 shows the webhook, who checks it and by which variable, and the last test', () => {
    beginWith(webhooksStore, { keys: [signer({ replays: [replay()] })], schemes })
    const text = shown(detail())
    expect(text).toContain('Endpoint hook_7f3a')
    expect(text).toContain('Checked by standup-service, as DAILYBOT_WEBHOOK_SECRET')
    expect(text).toContain('Replay test New accepted, old refused.')
    expect(text).toContain('Open in the bench')
  })

  it('asks how it signs while nobody said so, and is not there for a key that has none of it', () => {
    beginWith(webhooksStore, { keys: [signer({ facts: null })], schemes })
    expect(shown(detail())).toContain('Say how it signs…')
    const plain = detail()
    const other = { ...plain, summary: { ...plain.summary, kind: 'api-key' } } as const
    expect(webhookStanding(other, null, false)).toBeNull()
    expect(webhookStanding(other, null, true)).toMatchObject({ checks: true, switchTo: null })
  })

  it('tells that an old key still signs', () => {
    const old = version(2, { stage: 'previous', signer: true })
    const standing = webhookStanding(ofPortal([inUse, old]), portal?.facts ?? null, false)
    expect(standing).toMatchObject({ sentence: 'Its old key still signs webhooks.' })
    expect(standing?.switchTo).toBe(inUse.id)
  })
})

describe('switching the signer', () => {
  it('003-17 is confirmed or cancelled in a dialog that says what changes', () => {
    beginWith(guidesStore, { guides: guides(), read: true })
    const text = shownText(
      <SignerDialog item={ofPortal([inUse])} versionId={inUse.id} onClose={() => undefined} />,
    )
    expect(text).toMatch(/Cancel Use with webhooks$/)
    expect(text).toContain('CKEditor signs every webhook with this key')
  })

  it('003-18 asks for nothing before it is confirmed, and then for one switch', async () => {
    const asked: unknown[] = []
    const done = { id: '1'.repeat(32), step: 'done' }
    vi.stubGlobal('window', {
      keyturn: {
        'rotations.start': (input: unknown) => {
          asked.push(input)
          return Promise.resolve({ ok: true, value: done })
        },
        'items.list': () => Promise.resolve({ ok: false, code: 'not-allowed-now' }),
      },
    })
    const item = ofPortal([inUse])
    shownText(<SignerDialog item={item} versionId={inUse.id} onClose={() => undefined} />)
    expect(asked).toEqual([])
    await switchSigner(item.summary.id, inUse.id)
    expect(asked).toEqual([{ kind: 'set-signer', itemId: item.summary.id, versionId: inUse.id }])
    expect(appStore.getState().route).toEqual(appStart.route)
  })
})
