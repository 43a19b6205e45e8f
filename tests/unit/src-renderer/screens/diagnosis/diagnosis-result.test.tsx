import { describe, expect, it } from 'vitest'
import { DiagnosisResult } from '../../../../../src-renderer/screens/diagnosis/diagnosis-result.tsx'
import { diagnosisWords } from '../../../../../src-renderer/words/en-diagnosis.ts'
import { causes, type Diagnosis } from '../../../../../src-shared/diagnosis.ts'
import { shownMarkup, shownText } from '../../shown-text.ts'

const at = Date.parse('2026-11-19T09:30:00Z')

const refused: Diagnosis = {
  at,
  verdict: 'refused',
  status: 401,
  code: null,
  asked: { method: 'GET', host: 'api.atomicpay.com.br', path: '/v1/products?limit=1' },
  header: {
    expected: 'Authorization: Bearer <key>, or X-API-Key: <key>',
    sent: 'Authorization: Bearer <key>',
  },
  causes: causes.map((cause) => ({
    cause,
    standing: cause === 'replaced-or-turned-off' ? 'likely' : 'possible',
    signs: cause === 'replaced-or-turned-off' ? ['replaced-here'] : ['looks-whole'],
    at: cause === 'replaced-or-turned-off' ? at : null,
  })),
}

const told = (diagnosis: Diagnosis) =>
  shownText(<DiagnosisResult diagnosis={diagnosis} provider="AtomicPay" />)

describe('the result of a diagnosis', () => {
  it('002-28 lists the six causes in their order and marks the likely one in words', () => {
    const text = told(refused)
    const titles = causes.map((cause) => diagnosisWords.cause[cause].title)

    const places = titles.map((title) => text.indexOf(title))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(text).toContain('Replaced or turned off Likely It was replaced.')
    expect(text.match(/Likely/g)).toHaveLength(1)
    const markup = shownMarkup(<DiagnosisResult diagnosis={refused} provider="AtomicPay" />)
    expect(markup).toContain('data-standing="likely"')
  })

  it('002-19 says what was asked, and that it reads and changes nothing', () => {
    expect(told(refused)).toContain(
      'GET api.atomicpay.com.br/v1/products?limit=1 It reads, and changes nothing.',
    )
  })

  it('002-24 shows the header that is expected beside the one that was sent', () => {
    const text = told(refused)

    expect(text).toContain('Header expected Authorization: Bearer &lt;key&gt;, or X-API-Key')
    expect(text).toContain('Header sent Authorization: Bearer &lt;key&gt;')
  })

  it('002-26 says when a key was replaced', () => {
    const markup = shownMarkup(<DiagnosisResult diagnosis={refused} provider="AtomicPay" />)

    expect(markup).toContain('dateTime="2026-11-19T09:30')
  })

  it('001-35 002-25 words a key that is not accepted otherwise than one that is not allowed', () => {
    const forbidden = told({ ...refused, verdict: 'not-allowed', status: 403 })

    expect(told(refused)).toContain('AtomicPay did not accept the key (401).')
    expect(forbidden).toContain('accepted the key and does not let it do this (403)')
    expect(forbidden).toContain('The key itself is good.')
  })

  it('002-27 says that a moved address is no fault of the key', () => {
    expect(told({ ...refused, verdict: 'elsewhere', status: 410 })).toContain(
      'about the address, and not about the key',
    )
  })

  it('002-22 says that nothing was sent where the key is not whole', () => {
    const text = told({ ...refused, verdict: 'not-sent', status: null, asked: null, header: null })

    expect(text).toContain('The key is not whole, so it was sent to nobody.')
    expect(text).toContain('Asked nothing')
    expect(text).not.toContain('Header')
  })
})
