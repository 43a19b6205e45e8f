import { expect, it } from 'vitest'
import {
  draftOf,
  proposedScheme,
  readWebhook,
} from '../../../../../src-renderer/screens/webhooks/webhook-draft.ts'
import { facts } from './sample-signer.ts'

it('001-12 001-13 keeps the webhook, the service that checks it and the receiver as they stand', () => {
  expect(readWebhook(draftOf(facts, 'Dailybot')).facts).toEqual(facts)
})

it('000-27 takes any header that the receiver expects, and asks for one', () => {
  const draft = draftOf(facts, 'Atomicat')
  expect(readWebhook({ ...draft, header: ' X-Our-Key ' }).facts?.header).toBe('X-Our-Key')
  expect(readWebhook({ ...draft, header: ' ' })).toMatchObject({
    facts: null,
    wrong: { header: 'headerEmpty' },
  })
  expect(readWebhook({ ...draft, header: 'X Key:' }).wrong.header).toBe('headerWrong')
})

it('000-27 takes another rule, which then has its own headers', () => {
  const draft = { ...draftOf(facts, ''), scheme: 'standard' } as const
  expect(readWebhook(draft).facts).toMatchObject({ scheme: 'standard', header: null })
})

it('takes no receiver, and refuses an address that nothing can be sent to', () => {
  const draft = draftOf(facts, '')
  expect(readWebhook({ ...draft, receiver: '' }).facts?.receiver).toBe('')
  const refused = readWebhook({ ...draft, receiver: 'http://example.com/' })
  expect(refused).toEqual({ facts: null, wrong: { header: null, receiver: 'unguarded' } })
})

it('begins with the scheme of the provider’s name, else with a header', () => {
  expect(proposedScheme('Stripe (shop)')).toBe('stripe')
  expect(proposedScheme('CKEditor Cloud Services')).toBe('ckeditor')
  expect(proposedScheme('Atomicat')).toBe('plain-header')
  expect(draftOf(null, 'GitHub')).toMatchObject({ scheme: 'github', header: '', receiver: '' })
})
