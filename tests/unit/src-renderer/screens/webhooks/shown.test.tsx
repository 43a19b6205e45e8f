import { expect, it } from 'vitest'
import { webhooksStore } from '../../../../../src-renderer/stores/webhooks.ts'
import { connectionsStore } from '../../../../../src-renderer/stores/connections.ts'
import { guidesStore } from '../../../../../src-renderer/stores/guides.ts'
import { FactsDialog } from '../../../../../src-renderer/screens/webhooks/facts-dialog.tsx'
import { LeakSteps } from '../../../../../src-renderer/screens/webhooks/leak-steps.tsx'
import { ReplayPart } from '../../../../../src-renderer/screens/webhooks/replay-part.tsx'
import { SendPart } from '../../../../../src-renderer/screens/webhooks/send-part.tsx'
import { CheckPart } from '../../../../../src-renderer/screens/webhooks/check-part.tsx'
import type { Capabilities } from '../../../../../src-shared/provider.ts'
import { guides } from '../../../../../src-core/connectors/guides/guides.ts'
import { sampleConnections } from '../../../../window/fake/sample-connections.ts'
import { beginWith } from '../../begun-with.ts'
import { shownMarkup, shownText } from '../../shown-text.ts'
import { detail, facts, replay, schemes, signer, signing } from './sample-signer.ts'

const address = { to: facts.receiver, onTo: () => undefined }

function linkedTo(change: Partial<Capabilities>) {
  const [first] = sampleConnections(0)
  if (!first) throw new RangeError('there are samples')
  const { facts: known } = first
  const view = { ...first, facts: { ...known, capabilities: { ...known.capabilities, ...change } } }
  beginWith(connectionsStore, { views: [view] })
  return detail({ connectionId: view.id })
}

it('000-27 tells the person to ask the technical team which header is expected', () => {
  beginWith(webhooksStore, { keys: [signer()], schemes })
  const text = shownText(<FactsDialog item={detail()} onClose={() => undefined} />)
  expect(text).toContain('Header that carries the key')
  expect(text).toMatch(/Ask your technical team which header is expected, and how it is checked/)
})

it('001-12 001-13 asks for the webhook and the service, and names the variable it needs', () => {
  beginWith(webhooksStore, { keys: [signer()], schemes })
  const text = shownText(<FactsDialog item={detail()} onClose={() => undefined} />)
  expect(text).toContain('Endpoint at the sender')
  expect(text).toContain('Service that checks it')
  expect(text).toContain('It needs the secret in its environment as DAILYBOT_WEBHOOK_SECRET.')
})

it('001-25 leads from the new secret to the receiver to the replay test, in that order', () => {
  const text = shownText(<LeakSteps signer={signer()} item={detail()} />)
  const at = ['Make a new secret', 'Update the receiver', 'Replay test'].map((step) =>
    text.indexOf(step),
  )
  expect(at).not.toContain(-1)
  expect(at).toEqual(at.toSorted((a, b) => a - b))
  expect(text).toContain('standup-service needs the new secret as DAILYBOT_WEBHOOK_SECRET.')
})

it('001-25 marks the one step that comes next, and none once all is done', () => {
  const next = (rest: Parameters<typeof signer>[0]) =>
    /aria-current="step"><strong>([^<]*)/.exec(
      shownMarkup(<LeakSteps signer={signer(rest)} item={detail()} />),
    )?.[1] ?? null
  expect(next({ versions: [signing('current')] })).toBe('Make a new secret')
  expect(next({ versions: [signing('pending'), signing('current')] })).toBe('Update the receiver')
  expect(next({})).toBe('Replay test with a sample')
  expect(next({ replays: [replay({ oldRefused: false, oldStatus: 200 })] })).toBe(
    'Update the receiver',
  )
  expect(next({ replays: [replay()] })).toBeNull()
})

it('001-26 says that a provider cannot make a new signing secret, and what to do instead', () => {
  const text = (change: Partial<Capabilities>) =>
    shownText(<LeakSteps signer={signer()} item={linkedTo(change)} />)
  expect(text({ generate: 'api' })).toContain('Keyturn asks Dailybot for a new one.')
  expect(text({ generate: 'guided' })).toContain('You make it on its page')
  expect(text({ generate: 'none' })).toContain('Delete the webhook there and create it anew')
})

it('001-34 leads from a failed delivery to the vendor’s page on webhooks that do not fire', () => {
  beginWith(guidesStore, { guides: guides(), read: true })
  const text = (vendor: 'dailybot' | null) =>
    shownText(
      <LeakSteps
        signer={signer()}
        item={detail({ vendor: guides().find((guide) => guide.vendor === vendor)?.vendor ?? null })}
      />,
    )
  expect(text('dailybot')).toContain('Deliveries do not arrive after a change?')
  expect(text('dailybot')).toContain('Webhooks not firing')
  expect(text(null)).not.toContain('Webhooks not firing')
})

it('names every field and choice of a sample, and disables the ways that cannot be', () => {
  beginWith(webhooksStore, { keys: [signer()], schemes })
  const part = <SendPart signer={signer()} vendor={null} address={address} />
  const text = shownText(part)
  for (const label of ['Event', 'Sign with', 'New', 'Old', 'Both', 'Send to', 'On this machine.'])
    expect(text).toContain(label)
  expect(text).toContain('This scheme carries one signature at a time.')
  expect(shownMarkup(part).match(/<input type="radio"[^>]*disabled/g)).toHaveLength(1)
})

it('asks for a captured request, and sends nothing', () => {
  const text = shownText(<CheckPart signer={signer()} />)
  for (const label of ['Headers', 'Raw body', 'Request line', 'Look among', 'Judge its time'])
    expect(text).toContain(label)
  expect(text).toContain('Nothing is sent.')
})

it('001-25 shows every test that is recorded on the secret, newest first', () => {
  const tests = [replay({ at: 1 }), replay({ at: 2, oldRefused: false, oldStatus: 200 })]
  const part = <ReplayPart signer={signer({ replays: tests })} item={null} address={address} />
  const text = shownText(part)
  const [bad, good] = ['The old secret is still accepted.', 'New accepted, old refused.'].map(
    (sentence) => text.indexOf(sentence),
  )
  expect(bad).toBeGreaterThan(0)
  expect(good).toBeGreaterThan(bad ?? 0)
})
