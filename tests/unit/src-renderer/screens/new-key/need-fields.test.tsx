import { describe, expect, it } from 'vitest'
import { NeedAnswer } from '../../../../../src-shared/care.ts'
import { adviceOf } from '../../../../../src-renderer/screens/care/need-advice.ts'
import { NeedQuestions } from '../../../../../src-renderer/screens/care/need-questions.tsx'
import { isGeneric } from '../../../../../src-renderer/screens/new-key/generic-label.ts'
import { labelFault } from '../../../../../src-renderer/screens/new-key/make-fields.tsx'
import { NameField } from '../../../../../src-renderer/screens/new-key/name-field.tsx'
import {
  RightsFields,
  RunsInField,
} from '../../../../../src-renderer/screens/new-key/need-fields.tsx'
import { shownMarkup, shownText } from '../../shown-text.ts'

const ignore = () => undefined

function asked(...answers: NeedAnswer[]): string {
  return shownText(<NeedQuestions answers={answers} provider="AtomicPay" onChange={ignore} />)
}

describe('the questions before a key is made', () => {
  it('002-04 002-05 002-06 002-07 says to make a key for what a program has to do', () => {
    const text = asked()

    expect(text).toContain('A backend system needs automated access')
    expect(text).toContain('Purchases, subscriptions or customers are synced again and again')
    expect(text).toContain('It has to connect to internal tools')
    expect(text).toContain('A workflow cancels or looks up by program')
    for (const answer of [
      'backend-access',
      'recurring-sync',
      'internal-tools',
      'cancel-or-look-up',
    ] as const)
      expect(asked(answer)).toContain('Make a key: a program has to do this.')
  })

  it('002-08 002-09 002-10 002-11 prefers the dashboard for what is done by hand', () => {
    const text = asked()

    expect(text).toContain('A team member can do it by hand')
    expect(text).toContain('It is one export or a quick review')
    expect(text).toContain('The process is still being tried out')
    expect(text).toContain('It happens rarely and is safer on the screen')
    for (const answer of [
      'by-hand-possible',
      'one-export',
      'still-testing',
      'rare-and-safer-by-hand',
    ] as const)
      expect(asked(answer)).toContain('Prefer the dashboard of AtomicPay')
  })

  it('002-04 002-08 weighs answers of both sides, and says nothing before there is one', () => {
    expect(adviceOf([])).toBe('none')
    expect(adviceOf(['backend-access', 'one-export'])).toBe('both')
    expect(asked()).not.toContain('Prefer the dashboard')
    expect(NeedAnswer.options.map((answer) => adviceOf([answer]))).not.toContain('none')
  })
})

describe('the label of a new key', () => {
  it('001-08 refuses an empty or a generic label, and takes one that says what it is for', () => {
    expect(labelFault('')).toMatch(/^Say what the key is for/)
    expect(labelFault('test')).toContain('“test” does not say what the key is for')
    for (const word of ['key', 'api_key', 'new', '2026']) expect(isGeneric(word)).toBe(true)
    expect(labelFault('prod_reporting_2026')).toBeNull()
    expect(labelFault('test_runner')).toBeNull()
  })

  it('004-04 004-05 shows the date of a name by the rule, and warns without refusing others', () => {
    const told = (name: string) =>
      shownText(<NameField name={name} hint="The same name at ATNA." onChange={ignore} />)

    expect(told('billing_api-20_11_2026-14_05')).toContain('20 Nov 2026, 14:05 UTC')
    expect(told('billing-31_02_2026-14_05')).toContain('You can use it all the same.')
    expect(told('my own name')).toContain('Does not follow service-dd_mm_yyyy-hh_mm')
  })
})

describe('where a key runs', () => {
  it('002-30 002-31 refuses the browser and says why, and takes a server', () => {
    const told = (runsIn: 'server' | 'browser') =>
      shownText(<RunsInField form={{ runsIn, setRunsIn: ignore }} />)

    expect(told('browser')).toContain('A key cannot stay secret there')
    expect(told('browser')).toContain('Everybody who opens the page or the app can read it.')
    expect(told('server')).not.toContain('cannot stay secret')
  })
})

describe('the rights of a new key', () => {
  const form = { needs: '', setNeeds: ignore, scopes: [], toggle: ignore }
  const markup = (scopes: string[] | null, ticked: string[] = []) =>
    shownMarkup(
      <RightsFields form={{ ...form, scopes: ticked }} facts={{ name: 'Dailybot', scopes }} />,
    )

  it('001-09 ticks no right by default, and shows what is granted', () => {
    const scopes = ['forms.read', 'forms.write']

    expect(markup(scopes)).not.toContain('checked=""')
    expect(markup(scopes)).toContain('It gets no right that Dailybot lets you choose.')
    expect(markup(scopes, ['forms.read'])).toContain('It gets: forms.read.')
    expect(markup(scopes, ['forms.read']).match(/checked=""/g)).toHaveLength(1)
  })

  it('001-09 shows no picker where the provider offers no rights', () => {
    expect(markup(null)).not.toContain('What may it do?')
    expect(markup(null)).toContain('What data or actions is it needed for?')
  })
})
