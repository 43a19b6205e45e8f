import { expect, it } from 'vitest'
import { emptyCheck, readCheck } from '../../../../../src-renderer/screens/webhooks/check-draft.ts'
import { itemId } from './sample-signer.ts'

const pasted = { ...emptyCheck, headers: 'webhook-id: 1', body: ' {"a":1}\n' }

it('hands the body over byte for byte, and asks all secrets as of now', () => {
  expect(readCheck(pasted, itemId).input).toEqual({
    ...{ headers: 'webhook-id: 1', body: ' {"a":1}\n', request: '' },
    ...{ itemId: null, receivedAt: null },
  })
})

it('asks one secret, as of when the request came', () => {
  const draft = { ...pasted, among: 'this', time: 'then', receivedAt: '2026-11-20T14:05:09' }
  const { input } = readCheck({ ...draft, among: 'this', time: 'then' }, itemId)
  expect(input).toMatchObject({ itemId, receivedAt: Date.UTC(2026, 10, 20, 14, 5, 9) })
})

it('refuses without headers, and without the time that it was asked to judge by', () => {
  expect(readCheck(emptyCheck, itemId)).toEqual({
    input: null,
    wrong: { headers: true, receivedAt: false },
  })
  const { input, wrong } = readCheck({ ...pasted, time: 'then' }, itemId)
  expect({ input, wrong }).toEqual({ input: null, wrong: { headers: false, receivedAt: true } })
})
