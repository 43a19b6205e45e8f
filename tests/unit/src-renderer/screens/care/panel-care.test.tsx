import { describe, expect, it } from 'vitest'
import { careSteps, type CareView } from '../../../../../src-shared/care.ts'
import { dayMs } from '../../../../../src-shared/clock.ts'
import { CareFacts } from '../../../../../src-renderer/screens/care/care-facts.tsx'
import { CareNotices } from '../../../../../src-renderer/screens/care/care-notices.tsx'
import { CareSteps } from '../../../../../src-renderer/screens/care/care-steps.tsx'
import { dayOf, doneSteps, linesOf } from '../../../../../src-renderer/screens/care/care-text.ts'
import { careWords } from '../../../../../src-renderer/words/en-care.ts'
import { shownMarkup, shownText } from '../../shown-text.ts'
import { now, sampleDetail } from '../sample-detail.ts'

const ignore = () => undefined

function careOf(change: Partial<CareView> = {}): CareView {
  return {
    steps: careSteps.map((step, index) => ({ step, at: index < 3 ? now - dayMs : null })),
    ...{ answers: [], needs: [], granted: [], beyond: [] },
    ...{ accessChangedAt: null, ownerLeftAt: null },
    ...change,
  }
}

describe('the eight steps', () => {
  const steps = (view: CareView) => <CareSteps view={view} busy={false} onTick={ignore} />

  it('002-17 lists the eight steps in their order, each with the day on which it was done', () => {
    const text = shownText(steps(careOf()))
    const at = careSteps.map((step) => text.indexOf(careWords.steps[step]))

    expect(at).toEqual(at.toSorted((a, b) => a - b))
    expect(at).not.toContain(-1)
    expect(text.match(/19 Nov 2026/g)).toHaveLength(3)
    expect(text.match(/not yet/g)).toHaveLength(5)
  })

  it('002-17 ticks what was done and nothing else', () => {
    expect(shownMarkup(steps(careOf())).match(/checked=""/g)).toHaveLength(3)
    expect(doneSteps(careOf())).toBe(3)
  })
})

describe('what a key is for', () => {
  const fields = { environment: 'production', integration: 'accounting export' }
  const facts = (change: Partial<CareView>, expiresAt: number | null = null, of = fields) =>
    shownText(<CareFacts fields={of} expiresAt={expiresAt} view={careOf(change)} />)

  it('002-18 shows what it is needed for, and flags a right that nobody needs', () => {
    const text = facts({
      ...{ needs: ['purchases.read'], beyond: ['charges.write'] },
      granted: ['purchases.read', 'charges.write'],
    })

    expect(text).toContain('Needed for purchases.read')
    expect(text).toContain('May do purchases.read charges.write more than needed')
    expect(facts({ granted: ['purchases.read'] })).not.toContain('more than needed')
  })

  it('001-02 shows when it ends by itself, and warns where it never does', () => {
    expect(facts({}, Date.UTC(2026, 11, 3))).toContain('Ends by itself on 3 Dec 2026')
    expect(facts({})).toContain('Never. Choose a short life where the provider offers one.')
  })

  it('names environment and system, and asks for them where nobody said', () => {
    expect(facts({})).toContain('Environment production')
    expect(facts({})).toContain('Used by accounting export')
    const nothing = facts({}, null, { environment: ' ', integration: '' })
    expect(nothing).toContain('Test and production should have a key each.')
    expect(nothing).toContain('Nobody said which system it is for.')
  })

  it('reads one thing a line, and days as the field writes them', () => {
    expect(linesOf(' a \n\nb\na')).toEqual(['a', 'b'])
    expect(dayOf(null)).toBe('')
    expect(dayOf(Date.UTC(2026, 11, 3))).toBe('2026-12-03')
  })
})

describe('what asks for a new key', () => {
  const told = (change: Partial<CareView>) =>
    shownText(
      <CareNotices
        item={sampleDetail({ owner: 'Ann' })}
        care={{ setChanged: () => Promise.resolve() }}
        view={careOf(change)}
      />,
    )

  it('002-21 leads from changed access to replacing it or turning it off', () => {
    const text = told({ accessChangedAt: now })

    expect(text).toContain('Access changed on 20 Nov 2026')
    expect(text).toContain('Replace…')
    expect(text).toMatch(/Turn off( by hand)?…/)
    expect(told({})).toBe('')
  })

  it('002-34 leads from an owner who left to the same', () => {
    expect(told({ ownerLeftAt: now })).toContain('Ann left on 20 Nov 2026')
    expect(told({ ownerLeftAt: now })).toContain('Replace…')
  })

  it('002-18 says how many rights are too many', () => {
    expect(told({ beyond: ['a', 'b'] })).toContain('It may do 2 things that nobody needs')
  })
})
