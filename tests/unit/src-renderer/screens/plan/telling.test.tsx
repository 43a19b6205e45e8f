import { afterEach, describe, expect, it } from 'vitest'
import type { PlaceView, ReplacePlan } from '../../../../../src-shared/rotation.ts'
import { tellsFirst } from '../../../../../src-renderer/screens/keys/start-replacement.ts'
import { planNotice } from '../../../../../src-renderer/screens/plan/plan-notice.ts'
import { replaceWhys, whyOfBadge } from '../../../../../src-renderer/screens/plan/replace-whys.ts'
import { TellSection } from '../../../../../src-renderer/screens/plan/tell-section.tsx'
import { WhenSection } from '../../../../../src-renderer/screens/plan/when-section.tsx'
import { guidesStart, guidesStore } from '../../../../../src-renderer/stores/guides.ts'
import { whyWords } from '../../../../../src-renderer/words/en-whys.ts'
import { guides } from '../../../../../src-core/index.ts'
import { shownText } from '../../shown-text.ts'
import { samplePlace } from '../replacement/sample-place.ts'

const ignore = () => undefined

const places: PlaceView[] = [
  samplePlace({
    ...{ id: '1', kind: 'github-secret', where: 'northwind/checkout', what: 'DAILYBOT_API_KEY' },
  }),
  samplePlace({ id: '2', kind: 'env-file', where: '/home/ann/report/.env', what: 'BOT_KEY' }),
  samplePlace({ id: '3', kind: 'manual', where: 'agent host builder-2', what: '' }),
]

const plan: ReplacePlan = {
  ...{ strategy: 'overlap', providerName: 'Dailybot', graceHours: 24, breaks: false },
  ...{ proves: 'api', retires: 'when-asked', slots: null, places, hindrance: null },
}

afterEach(() => guidesStore.setState(guidesStart))

describe('telling those who use a key', () => {
  const told = (change: Partial<ReplacePlan>, owner = 'Ann') =>
    shownText(
      <TellSection
        item={{ name: 'prod_reporting-20_08_2026-14_05', owner }}
        plan={{ ...plan, ...change }}
        startsAt={null}
        told={false}
        onTold={ignore}
      />,
    )

  it('001-05 lists the owner and every place, with a notice to copy, before a key is made', () => {
    const text = told({})

    expect(text).toContain('Ann, who owns it')
    expect(text).toContain('northwind/checkout, DAILYBOT_API_KEY')
    expect(text).toContain('Copy a notice')
    expect(text).toContain('They were told')
  })

  it('001-15 names GitHub Actions, a local .env and an agent host each by itself', () => {
    const text = told({})

    expect(text).toContain('northwind/checkout')
    expect(text).toContain('report/.env, BOT_KEY')
    expect(text).toContain('agent host builder-2')
  })

  it('says so where nobody is known', () => {
    expect(told({ places: [] }, ' ')).toContain('No place and no owner is written down.')
    expect(told({ places: [] })).not.toContain('No place and no owner')
  })

  it('001-05 writes a notice with names and dates and what to do', () => {
    const notice = planNotice({
      name: 'prod_reporting-20_08_2026-14_05',
      plan,
      startsAt: Date.UTC(2026, 10, 21, 3),
    })

    expect(notice).toContain('The key prod_reporting of Dailybot is being replaced.')
    expect(notice).toContain('It begins 21 Nov 2026, 03:00 UTC.')
    expect(notice).toContain('- agent host builder-2')
    expect(notice).toContain('on the same day, not from a chat or a ticket')
    expect(planNotice({ name: 'x', plan: { ...plan, breaks: true }, startsAt: null })).toContain(
      'The old key stops working at that moment.',
    )
  })

  it('001-05 shows the plan first where the vendor wants callers told, and not elsewhere', () => {
    expect(tellsFirst('dailybot')).toBe(false)
    guidesStore.setState({ guides: [...guides()], read: true })

    expect(tellsFirst('dailybot')).toBe(true)
    expect(tellsFirst('atna')).toBe(false)
    expect(tellsFirst(null)).toBe(false)
  })
})

describe('when a replacement begins', () => {
  it('000-31 advises a quiet time, and lets it be chosen', () => {
    const shown = (later: string | null, isWrong = false) =>
      shownText(<WhenSection later={later} isWrong={isWrong} onLater={ignore} />)

    expect(shown(null)).toContain('Choose a time in which little goes through it')
    expect(shown(null)).not.toContain('Begin at (UTC)')
    expect(shown('2026-11-21T03:00')).toContain('Begin at (UTC)')
    expect(shown('2020-01-01T00:00', true)).toContain('at most 60 days ahead')
  })
})

describe('why a key is replaced', () => {
  it('002-21 offers that access changed, and chooses it where that was noted', () => {
    expect(replaceWhys).toContain('access-changed')
    expect(whyOfBadge({ kind: 'access-changed' })).toBe('access-changed')
    expect(whyOfBadge({ kind: 'owner-left' })).toBe('teammate-left')
    expect(whyOfBadge({ kind: 'committed' })).toBe('exposed')
    expect(whyOfBadge({ kind: 'overdue' })).toBe('scheduled')
  })

  it('has words for every reason', () => {
    for (const why of replaceWhys) expect(whyWords[why]).not.toBe('')
  })
})
