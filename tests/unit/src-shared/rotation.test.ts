import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../../src-shared/errors.ts'
import {
  codeOfRepeatable,
  isOver,
  isUnknownOutcome,
  nextWork,
  RotationKind,
  Step,
  type NextWork,
} from '../../../src-shared/rotation.ts'

type Kind = (typeof RotationKind.options)[number]
type Row = Readonly<Record<Kind, NextWork>>

const waits: Row = { generate: 'none', replace: 'none', 'turn-off': 'none', 'set-signer': 'none' }

/** The work that follows each step while nobody has said that the places use the new key. */
const table: Readonly<Record<Step, Row>> = {
  planned: {
    generate: 'create',
    replace: 'create',
    'turn-off': 'none',
    'set-signer': 'set-signer',
  },
  // Whether the request reached the provider is not known: nothing is sent a second time.
  creating: waits,
  stored: everyKind('prove-new'),
  proved: { ...waits, generate: 'promote' },
  promoted: waits,
  retiring: everyKind('retire'),
  retired: everyKind('prove-old-refused'),
  done: waits,
  unknown: waits,
  orphaned: waits,
  abandoned: waits,
}

function everyKind(work: NextWork): Row {
  return { generate: work, replace: work, 'turn-off': work, 'set-signer': work }
}

const cases = Step.options.flatMap((step) =>
  RotationKind.options.map((kind) => [step, kind, table[step][kind]] as const),
)

describe('nextWork', () => {
  it.each(cases)('after %s of %s does %s', (step, kind, work) => {
    expect(nextWork({ step, kind, placesDoneAt: null })).toBe(work)
  })

  it('switches to a proved key only once the places use it', () => {
    expect(nextWork({ step: 'proved', kind: 'replace', placesDoneAt: null })).toBe('none')
    expect(nextWork({ step: 'proved', kind: 'replace', placesDoneAt: 0 })).toBe('promote')
  })

  it('never lets the places speed up any other step', () => {
    for (const [step, kind, work] of cases) {
      if (step !== 'proved') expect(nextWork({ step, kind, placesDoneAt: 1 })).toBe(work)
    }
  })

  it('never makes a second key where a first may exist', () => {
    const asked = Step.options.filter((step) => step !== 'planned')

    for (const step of asked)
      for (const kind of RotationKind.options)
        expect(nextWork({ step, kind, placesDoneAt: 1 })).not.toBe('create')
  })

  it('has nothing to do where all is over', () => {
    for (const [step, , work] of cases) if (isOver(step)) expect(work).toBe('none')
  })
})

describe('isOver', () => {
  it('holds for the two ends and for nothing else', () => {
    expect(Step.options.filter(isOver)).toEqual(['done', 'abandoned'])
  })
})

describe('isUnknownOutcome', () => {
  it('holds for lost and unreadable replies and for nothing else', () => {
    expect(errorCodes.filter(isUnknownOutcome)).toEqual([
      'provider-no-reply',
      'provider-failed',
      'provider-garbage',
      'provider-redirected',
    ])
  })
})

describe('codeOfRepeatable', () => {
  it('says of every unknown outcome that it may be asked again, and leaves the others', () => {
    for (const code of errorCodes)
      expect(codeOfRepeatable(code)).toBe(isUnknownOutcome(code) ? 'provider-ask-again' : code)
  })
})
