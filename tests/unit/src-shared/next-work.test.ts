import { describe, expect, it } from 'vitest'
import { CallerId, VersionId } from '../../../src-shared/ids.ts'
import {
  dueAt,
  isOurs,
  isOver,
  nextWork,
  RotationKind,
  Step,
  Strategy,
  type Means,
  type NextWork,
  type PlaceRecord,
  type WorkFacts,
} from '../../../src-shared/rotation.ts'

/** What a row says; what it leaves out may be anything. */
type When = Partial<{
  readonly kind: RotationKind
  readonly step: Step
  readonly strategy: Strategy
  readonly urgent: boolean
  readonly accepted: boolean
  readonly back: boolean
  readonly oldOff: boolean
  readonly signer: boolean
  readonly places: keyof typeof placesOf
  readonly said: boolean
  readonly promoted: boolean
  readonly verifies: boolean
  readonly looks: boolean
  readonly phrase: boolean
  readonly putOff: boolean
}>
type Case = Required<When>
type Row = readonly [work: NextWork, when: When]

function place(state: PlaceRecord['state'], kind = 'env-file'): PlaceRecord {
  const id = CallerId.parse('c'.repeat(32))
  const caller =
    kind === 'manual'
      ? { id, kind, label: 'a host', check: null }
      : { id, kind, path: '/x/.env', variable: 'KEY', part: 'secret', check: null }
  return {
    ...{ id, caller, state, at: null, code: null },
    ...{ previousId: null, previousCredentialId: null, checkedAt: null, checkCode: null },
  }
}

/** Places as they may stand: whether something is left, for whom, and whether they may hold it. */
const placesOf = {
  none: [],
  open: [place('todo'), place('updated')],
  untouched: [place('todo')],
  byHand: [place('updated'), place('todo', 'manual')],
  failed: [{ ...place('failed'), code: 'place-read-only' }],
  settled: [place('updated'), place('skipped')],
  undone: [place('undone'), place('skipped')],
} as const

const undone: readonly Case['places'][] = ['none', 'untouched', 'failed', 'undone']
const ours: readonly Case['places'][] = ['open', 'untouched']

function rows(work: NextWork, all: readonly Case['places'][], when: When): Row[] {
  return all.map((places) => [work, { ...when, places }])
}

/**
 * Everything that can stand in a journal, and what follows: the first row that fits decides.
 */
const table: readonly Row[] = [
  // What is over, or of which nobody knows how it went, never goes on by itself.
  ['none', { step: 'done' }],
  ['none', { step: 'abandoned' }],
  ['none', { step: 'creating' }],
  ['none', { step: 'orphaned' }],

  // The signer alone.
  ['set-signer', { kind: 'set-signer', step: 'planned' }],
  ['none', { kind: 'set-signer' }],

  // Turning one key off, which a person begins with a phrase where one is asked for.
  ['retire', { kind: 'turn-off', step: 'retiring' }],
  ['finish', { kind: 'turn-off', step: 'retired', verifies: false }],
  ['prove-old-refused', { kind: 'turn-off', step: 'retired' }],
  ['none', { kind: 'turn-off' }],

  // A look that found nothing is taken once more; nothing follows from it alone.
  ['check', { step: 'unknown', putOff: true }],
  ['none', { step: 'unknown' }],

  // Planned.
  ['none', { step: 'planned', strategy: 'guided' }],
  ['rotate-in-place', { step: 'planned', strategy: 'in-place', accepted: true }],
  ['none', { step: 'planned', strategy: 'in-place' }],
  ['create', { step: 'planned', urgent: false }],
  ['create', { step: 'planned', oldOff: true }],
  ['create', { step: 'planned', signer: true }],
  ['none', { step: 'planned', phrase: true }],
  ['retire', { step: 'planned' }],

  // Stored: an unproved key never reaches a place.
  ['none', { step: 'stored', verifies: false }],
  ['prove-new', { step: 'stored' }],

  // Proved: a first key has no places yet.
  ['promote', { step: 'proved', kind: 'generate' }],
  ...rows('none', undone, { step: 'proved', back: true, strategy: 'guided' }),
  ...rows('none', undone, { step: 'proved', back: true, phrase: true }),
  ...rows('retire-new', undone, { step: 'proved', back: true }),
  ['undo-places', { step: 'proved', back: true }],
  ['promote', { step: 'proved', urgent: true, oldOff: false }],
  ['promote', { step: 'proved', said: true }],
  ['promote', { step: 'proved', places: 'settled' }],
  ...rows('update-places', ours, { step: 'proved' }),
  ['none', { step: 'proved' }],

  // Promoted.
  ...rows('demote', undone, { step: 'promoted', back: true }),
  ['undo-places', { step: 'promoted', back: true }],
  ['finish', { step: 'promoted', strategy: 'in-place', verifies: false }],
  ['prove-old-refused', { step: 'promoted', strategy: 'in-place' }],
  ['none', { step: 'promoted', urgent: true, oldOff: false, strategy: 'guided' }],
  ['none', { step: 'promoted', urgent: true, oldOff: false, phrase: true }],
  ['retire', { step: 'promoted', urgent: true, oldOff: false }],
  ['finish', { step: 'promoted', strategy: 'guided', oldOff: true, urgent: false, said: true }],
  [
    'finish',
    { step: 'promoted', strategy: 'guided', oldOff: true, urgent: false, places: 'settled' },
  ],
  ['finish', { step: 'promoted', urgent: true, said: true }],
  ['finish', { step: 'promoted', urgent: true, places: 'settled' }],
  ...rows('update-places', ours, { step: 'promoted', urgent: true }),
  ['none', { step: 'promoted', urgent: true }],
  // A place that was added or unticked since the switch holds up the end of the old key.
  ...rows('update-places', ours, { step: 'promoted', said: false }),
  ...rows('none', ['none', 'byHand', 'failed', 'undone'], { step: 'promoted', said: false }),
  ['none', { step: 'promoted', strategy: 'guided' }],
  ['look-if-quiet', { step: 'promoted', looks: true, promoted: true }],
  ['none', { step: 'promoted' }],

  // Going and gone.
  ['retire', { step: 'retiring' }],
  ['finish', { step: 'retired', verifies: false }],
  ['prove-old-refused', { step: 'retired' }],
]

const booleans = [false, true] as const
const never = [false] as const
type Choices = { readonly [Name in keyof Case]: readonly Case[Name][] }

const replacing: Choices = {
  kind: ['replace'],
  step: Step.options,
  strategy: Strategy.options,
  urgent: booleans,
  accepted: booleans,
  back: booleans,
  oldOff: booleans,
  signer: booleans,
  places: ['none', 'open', 'untouched', 'byHand', 'failed', 'settled', 'undone'],
  said: booleans,
  promoted: booleans,
  verifies: booleans,
  looks: booleans,
  phrase: booleans,
  putOff: booleans,
}

/** What else is done has neither a strategy nor places of its own. */
const other: Choices = {
  ...replacing,
  kind: ['generate', 'turn-off', 'set-signer'],
  strategy: ['overlap'],
  ...{ urgent: never, accepted: never, back: never, oldOff: never },
  places: ['none'],
}

/** Every combination of the choices. */
function* combined(choices: Choices): Generator<Case> {
  const names = Object.keys(choices) as (keyof Case)[]
  const total = names.reduce((product, name) => product * choices[name].length, 1)
  for (let number = 0; number < total; number += 1) {
    let rest = number
    const one: Record<string, unknown> = {}
    for (const name of names) {
      const { length } = choices[name]
      one[name] = choices[name][rest % length]
      rest = Math.floor(rest / length)
    }
    yield one as Case
  }
}

/** Whether it may come to that: what excludes itself needs no answer. */
function canOccur(one: Case): boolean {
  if (one.back && (one.strategy === 'in-place' || one.oldOff)) return false
  if (one.putOff && one.step !== 'unknown') return false
  return !one.accepted || one.strategy === 'in-place'
}

/** Every case that may occur, with what the code does. */
const cases = [...combined(replacing), ...combined(other)]
  .filter(canOccur)
  .map((one) => ({ one, work: workOf(one) }))

function factsOf(one: Case): WorkFacts {
  return {
    kind: one.kind,
    step: one.step,
    strategy: one.strategy,
    oldWasSigner: one.signer,
    newVersionId: one.step === 'planned' ? null : VersionId.parse('d'.repeat(32)),
    places: [...placesOf[one.places]],
    placesDoneAt: one.said ? 1 : null,
    ...(one.urgent ? { urgent: true } : {}),
    ...(one.accepted ? { acceptedBreakAt: 1 } : {}),
    ...(one.back ? { backAt: 1 } : {}),
    ...(one.oldOff ? { oldOffAt: 1 } : {}),
    ...(one.promoted ? { promotedAt: 1 } : {}),
    ...(one.putOff ? { notBefore: 1 } : {}),
  }
}

function workOf(one: Case): NextWork {
  const means: Means = { verifies: one.verifies, looks: one.looks, asksPhrase: one.phrase }
  return nextWork(factsOf(one), means)
}

function fits(one: Case, when: When): boolean {
  for (const name in when) if (one[name as keyof Case] !== when[name as keyof Case]) return false
  return true
}

/** The cases that break a rule; the first few of them, so that a failure can be read. */
function breaking(rule: (one: Case, work: NextWork) => boolean): readonly Case[] {
  return cases
    .filter(({ one, work }) => !rule(one, work))
    .slice(0, 3)
    .map(({ one }) => one)
}

describe('the table of what comes next', () => {
  it('says of every combination there is what the code does', () => {
    const met = new Set<number>()
    const wrong = cases.filter(({ one, work }) => {
      const row = table.findIndex(([, when]) => fits(one, when))
      met.add(row)
      return table[row]?.[0] !== work
    })

    expect(wrong.slice(0, 3)).toEqual([])
    expect(met.size).toBe(table.length)
    expect(cases.length).toBeGreaterThan(100_000)
  })
})

describe('the rules that hold whatever is written down', () => {
  it('has nothing to do once all is over', () => {
    expect(breaking((one, work) => !isOver(one.step) || work === 'none')).toEqual([])
  })

  it('never asks for a second key where a first may exist', () => {
    const asks: readonly NextWork[] = ['create', 'rotate-in-place']
    expect(breaking((one, work) => !asks.includes(work) || one.step === 'planned')).toEqual([])
  })

  it('never gives a place a key that is not proved', () => {
    const proved: readonly Step[] = ['proved', 'promoted']
    expect(breaking((one, work) => work !== 'update-places' || proved.includes(one.step))).toEqual(
      [],
    )
  })

  it('turns an old key off before the new one is in use only where that is urgent', () => {
    const begins = (one: Case, work: NextWork) => work === 'retire' && one.step !== 'retiring'
    expect(breaking((one, work) => !begins(one, work) || one.urgent)).toEqual([])
    expect(breaking((one, work) => work !== 'look-if-quiet' || one.step === 'promoted')).toEqual([])
  })

  it('never turns a signer off before another key signs', () => {
    const early = (one: Case, work: NextWork) => work === 'retire' && one.step === 'planned'
    expect(breaking((one, work) => !early(one, work) || !one.signer)).toEqual([])
  })

  it('never turns a key off by itself where a person has to type a phrase', () => {
    const begins = (one: Case, work: NextWork) =>
      work === 'retire-new' || (work === 'retire' && one.step !== 'retiring')
    expect(breaking((one, work) => !begins(one, work) || !one.phrase)).toEqual([])
  })

  it('does nothing to the old key, and brings the new one nowhere, once it is taken back', () => {
    const forth: readonly NextWork[] = ['update-places', 'promote', 'look-if-quiet', 'finish']
    const live: readonly Step[] = ['proved', 'promoted']
    expect(
      breaking((one, work) => !one.back || !live.includes(one.step) || !forth.includes(work)),
    ).toEqual([])
  })

  it('takes a new key away only once no place may hold it', () => {
    const away: readonly NextWork[] = ['demote', 'retire-new']
    expect(breaking((one, work) => !away.includes(work) || undone.includes(one.places))).toEqual([])
  })

  it('never does at a provider what a person does there', () => {
    const api: readonly NextWork[] = ['create', 'rotate-in-place', 'retire-new', 'look-if-quiet']
    expect(breaking((one, work) => one.strategy !== 'guided' || !api.includes(work))).toEqual([])
  })

  it('does not kill a key in place that nobody has agreed to lose', () => {
    expect(breaking((one, work) => work !== 'rotate-in-place' || one.accepted)).toEqual([])
  })
})

describe('whose a place is', () => {
  it('is Keyturn’s as long as there is something to do that needs nobody', () => {
    const states = ['todo', 'updating', 'waiting', 'unknown'] as const
    expect(states.map((state) => isOurs(place(state)))).toEqual([true, true, true, true])
    expect(isOurs({ ...place('failed'), code: 'provider-rate-limited' })).toBe(true)
  })

  it('is the person’s where there is something to decide', () => {
    const states = ['differs', 'failed'] as const
    expect(states.map((state) => isOurs(place(state)))).toEqual([false, false])
    expect(isOurs(place('todo', 'manual'))).toBe(false)
    expect(isOurs(place('todo', 'of-a-later-version'))).toBe(false)
    expect(isOurs({ ...place('todo'), caller: null })).toBe(false)
  })
})

describe('when the next work is due', () => {
  it('is at once, unless it was put off', () => {
    expect(dueAt('prove-new', { step: 'promoted', graceEndsAt: 900 })).toBe(0)
    expect(dueAt('prove-new', { step: 'promoted', graceEndsAt: 900, notBefore: 50 })).toBe(50)
  })

  it('is for a look at the old key not before its grace is over', () => {
    expect(dueAt('look-if-quiet', { step: 'promoted', graceEndsAt: 900 })).toBe(900)
    expect(dueAt('look-if-quiet', { step: 'promoted', graceEndsAt: 900, notBefore: 50 })).toBe(900)
    expect(dueAt('look-if-quiet', { step: 'promoted', graceEndsAt: 900, notBefore: 950 })).toBe(950)
    expect(dueAt('look-if-quiet', { step: 'promoted', graceEndsAt: null })).toBe(0)
  })

  it('is for a beginning not before its time, and for what has begun by a later clock at once', () => {
    const postponed = { graceEndsAt: null, startsAt: 700, notBefore: 50 }
    expect(dueAt('create', { ...postponed, step: 'planned' })).toBe(700)
    expect(dueAt('prove-new', { ...postponed, step: 'stored' })).toBe(50)
  })
})
