import { expect, it } from 'vitest'
import {
  factLines,
  keyLine,
  schemeHint,
  signedWithText,
  signerText,
  triedText,
} from '../../../../../src-renderer/screens/webhooks/facts-text.ts'
import { notFiringDocs } from '../../../../../src-renderer/screens/webhooks/not-firing-docs.ts'
import { facts, replay, schemes, signer, signing } from './sample-signer.ts'

const areas = [
  { id: 'form', name: 'Form webhook delivery' },
  { id: 'quiz', name: 'Quiz webhook delivery' },
]
const around = { schemes, areas, envVar: 'DAILYBOT_WEBHOOK_SECRET' }

it('001-12 001-13 names the webhook, the service that checks it and its variable', () => {
  const lines = factLines(facts, around).map(({ label, text }) => `${label}: ${text}`)
  expect(lines).toEqual([
    'Signed by: The key itself',
    'Header: X-BEARER',
    'Endpoint: hook_7f3a',
    'Checked by: standup-service, as DAILYBOT_WEBHOOK_SECRET',
    'Samples to: http://127.0.0.1:8787/dailybot',
  ])
})

it('names the area as its provider does, and the headers of the scheme', () => {
  const form = { ...facts, scheme: 'standard', header: null, area: 'form' } as const
  const texts = factLines(form, around).map(({ text }) => text)
  expect(texts).toContain('Form webhook delivery')
  expect(texts).toContain('webhook-id, webhook-timestamp, webhook-signature')
  expect(factLines({ ...form, area: 'b\u202ea' }, around)[2]?.text).not.toContain('\u202e')
})

it('tells secrets apart in the list', () => {
  expect(keyLine(signer(), null)).toBe('Dailybot · hook_7f3a')
  expect(keyLine(signer({ facts: null, providerName: '' }), null)).toBe('not said yet how it signs')
  expect(triedText(signer())).toBe('never tested')
  expect(triedText(signer({ facts: null }))).toBe('')
  const bad = replay({ at: 2, oldRefused: false, oldStatus: 200 })
  expect(triedText(signer({ replays: [replay({ at: 1 }), bad] }))).toBe('last test failed')
  expect(triedText(signer({ replays: [replay({ at: 3 }), bad] }))).toBe('last test passed')
})

it('says who signs, and who signs a sample, by their masked ends', () => {
  expect(signerText(signer(), true)).toBe('…current, in use')
  const none = signer({ versions: [signing('current')] })
  expect(signerText(none, true)).toBe('another key')
  expect(signerText(none, false)).toBe('not known; only the sender can say')
  expect(signedWithText(signer(), 'both')).toBe('Both: …current + …previous.')
  expect(signedWithText(none, 'old')).toBe('')
})

it('says where a signature stands and how old it may be', () => {
  expect(schemes.map(schemeHint)).toEqual([
    'It stands in webhook-id, webhook-timestamp, webhook-signature. A delivery may be at most 5 minutes old.',
    '',
  ])
})

it('001-34 finds the vendor’s page on webhooks that do not fire, and no other', () => {
  const page = { title: 'Webhooks not firing', url: null }
  const docs = [{ title: 'API auth errors', url: 'https://example.com/' }, page]
  expect(notFiringDocs({ docs })).toEqual([page])
  expect(notFiringDocs(null)).toEqual([])
})
