import { describe, expect, it } from 'vitest'
import { actionsOf, turnOf, type Standing } from '../../../../src-core/rotation/actions.ts'
import { truthOf } from '../../../../src-core/rotation/truth.ts'
import { Step, type Candidate, type RotationKind } from '../../../../src-shared/rotation.ts'

const idle: Standing = {
  running: false,
  held: false,
  unsaved: false,
  oldIsOff: false,
  newIsOff: false,
  oldMayBeOff: false,
  oldWasRefused: false,
  endedAt: null,
  means: {
    verifies: true,
    looks: false,
    asksPhrase: false,
    readsAgain: false,
    lists: true,
    revokes: true,
  },
}

const candidate: Candidate = {
  remoteId: 'cred_1',
  name: null,
  createdAt: null,
  signer: false,
  ours: false,
}

function at(kind: RotationKind, step: Step) {
  return {
    ...{ kind, step, trouble: null, askedAt: null, placesDoneAt: null, candidates: [] },
    ...{ oldWasSigner: false, newVersionId: null },
  }
}

describe('what may be done next', () => {
  it.each([
    ['planned', ['continue', 'abandon']],
    ['creating', ['check', 'end-here']],
    ['stored', ['continue', 'abandon']],
    ['proved', ['places-done', 'abandon']],
    ['promoted', ['places-done', 'turn-off-old', 'finish-keeping-old', 'take-back']],
    ['retiring', ['continue', 'end-here']],
    ['retired', ['continue', 'end-here']],
    ['unknown', ['check', 'end-here']],
    ['orphaned', ['turn-off-orphan', 'check', 'end-here']],
    ['done', []],
    ['abandoned', []],
  ] as const)('offers for a replacement at %s just %j', (step, actions) => {
    expect(actionsOf(at('replace', step), idle)).toEqual(actions)
  })

  it('starts again, and does not merely continue, once a request was answered', () => {
    const asked = { ...at('replace', 'planned'), askedAt: 1 }

    expect(actionsOf(asked, idle)).toEqual(['start-again', 'abandon'])
  })

  it('never offers a second request while the outcome of the first is unknown', () => {
    const unknown = { ...at('replace', 'unknown'), candidates: [candidate] }

    const offered = [...actionsOf(unknown, idle), ...actionsOf(at('generate', 'creating'), idle)]
    expect(offered).not.toContain('continue')
    expect(offered).not.toContain('start-again')
  })

  it('offers an end for whatever cannot go on by itself', () => {
    for (const step of Step.options) {
      const offered = actionsOf(at('replace', step), idle)
      const ends = ['abandon', 'end-here', 'finish-keeping-old']
      const isOver = step === 'done' || step === 'abandoned'
      expect(offered.some((action) => ends.includes(action))).toBe(!isOver)
    }
  })

  it('does not turn a key off any more that the places use', () => {
    const proved = { ...at('replace', 'proved'), placesDoneAt: 1 }

    expect(actionsOf(proved, idle)).toEqual(['continue', 'take-back', 'end-here'])
  })

  it('saves a secret in hand although its journal is held', () => {
    const standing = { ...idle, held: true, unsaved: true }

    expect(actionsOf(at('replace', 'creating'), standing)).toEqual(['continue'])
  })

  it('offers nothing while work is running, and only the end for what is held', () => {
    for (const step of Step.options) {
      expect(actionsOf(at('replace', step), { ...idle, running: true })).toEqual([])
    }
    expect(actionsOf(at('replace', 'promoted'), { ...idle, held: true })).toEqual(['abandon'])
  })

  it('offers to store a secret that is only in memory, and nothing that would drop it', () => {
    expect(actionsOf(at('replace', 'creating'), { ...idle, unsaved: true })).toEqual(['continue'])
  })
})

describe('the sentence about what is true now', () => {
  it.each([
    ['planned', 'old-works'],
    ['creating', 'old-works-new-unknown'],
    ['unknown', 'old-works-new-unknown'],
    ['orphaned', 'orphan-exists'],
    ['stored', 'new-saved-unproved'],
    ['proved', 'both-work'],
    ['promoted', 'both-work'],
    ['retiring', 'turning-off'],
    ['retired', 'turned-off-unproved'],
    ['done', 'both-work'],
    ['abandoned', 'old-works'],
  ] as const)('says of a replacement at %s that %s', (step, truth) => {
    expect(truthOf(at('replace', step), idle)).toBe(truth)
  })

  it('says that the old key is off only where its version says so', () => {
    expect(truthOf(at('replace', 'done'), { ...idle, oldIsOff: true })).toBe('only-new-works')
  })

  it.each([
    ['planned', 'nothing-sent'],
    ['unknown', 'new-unknown'],
    ['proved', 'new-works'],
    ['done', 'new-works'],
    ['abandoned', 'nothing-made'],
  ] as const)('says of a first key at %s that %s', (step, truth) => {
    expect(truthOf(at('generate', step), idle)).toBe(truth)
  })

  it('keeps unknown what the person ended while it was unknown', () => {
    const ended = { ...idle, endedAt: 'unknown' as const }

    expect(truthOf(at('replace', 'abandoned'), ended)).toBe('old-works-new-unknown')
    expect(truthOf(at('generate', 'abandoned'), ended)).toBe('new-unknown')
  })

  it('does not claim a refusal that was never proved', () => {
    const ended = { ...idle, endedAt: 'retired' as const, oldIsOff: true }

    expect(truthOf(at('replace', 'abandoned'), ended)).toBe('turned-off-unproved')
    expect(truthOf(at('turn-off', 'abandoned'), ended)).toBe('turned-off-unproved')
  })

  it('says that either key may sign after a lost reply', () => {
    const trouble = { code: 'provider-ask-again' as const, at: 1 }

    expect(truthOf({ ...at('set-signer', 'planned'), trouble }, idle)).toBe('signer-unknown')
  })

  it('says that a secret is unsaved before it says anything else of it', () => {
    expect(truthOf(at('generate', 'creating'), { ...idle, unsaved: true })).toBe('new-unsaved')
  })
})

describe('a replacement in place', () => {
  const inPlace = { strategy: 'in-place', acceptedBreakAt: 1 } as const

  it.each([
    ['unknown', ['check', 'end-here'], 'either-may-live'],
    ['orphaned', ['start-again', 'end-here'], 'old-dead-new-lost'],
    ['stored', ['continue', 'end-here'], 'old-dead-new-saved'],
    ['proved', ['places-done', 'end-here'], 'old-dead-new-saved'],
    ['promoted', ['continue', 'end-here'], 'old-dead-new-saved'],
  ] as const)('at %s offers just %j and says %s', (step, actions, truth) => {
    const journal = { ...at('replace', step), ...inPlace, oldOffAt: 1 }

    expect(actionsOf(journal, idle)).toEqual(actions)
    expect(truthOf(journal, idle)).toBe(truth)
  })

  it('reads a lost secret again only where the provider shows it', () => {
    const journal = { ...at('replace', 'orphaned'), ...inPlace }
    const means = { ...idle.means, readsAgain: true }

    expect(actionsOf(journal, idle)).not.toContain('recover')
    expect(actionsOf(journal, { ...idle, means })).toContain('recover')
  })
})

describe('what was ended after it was taken back', () => {
  it('claims that only the old key works where the new one is known to be off', () => {
    const ended = { ...at('replace', 'abandoned'), backAt: 1 }

    expect(truthOf(ended, { ...idle, newIsOff: true })).toBe('taken-back')
    expect(truthOf(ended, { ...idle, endedAt: 'proved' })).toBe('both-work')
    expect(truthOf(ended, { ...idle, endedAt: 'retiring' })).toBe('old-works')
  })

  it('claims nothing of an old key that was perhaps just turned off', () => {
    const standing = { ...idle, endedAt: 'retiring' as const, oldMayBeOff: true }

    expect(truthOf(at('replace', 'abandoned'), standing)).toBe('turned-off-unproved')
  })
})

describe('whose turn it is', () => {
  it('is Keyturn’s while something is put off, but a person’s to decide about a key looked at', () => {
    const later = { ...at('replace', 'promoted'), notBefore: 9 }

    expect(turnOf(later, idle)).toBe('keyturn')
    expect(turnOf({ ...later, stillUsedAt: 1 }, idle)).toBe('person')
    expect(turnOf({ ...later, quietAt: 1 }, idle)).toBe('person')
    expect(turnOf(later, { ...idle, held: true })).toBe('person')
  })

  it('is nobody’s when it is over, Keyturn’s while it works, and else a person’s', () => {
    expect(turnOf(at('replace', 'done'), idle)).toBe('nobody')
    expect(turnOf(at('replace', 'creating'), { ...idle, running: true })).toBe('keyturn')
    expect(turnOf(at('replace', 'proved'), idle)).toBe('person')
  })
})
