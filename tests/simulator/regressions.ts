import { plannedFaults } from './faults.ts'
import { furnish } from './furnish.ts'
import { ended, type Outcome } from './history.ts'
import { traitsOf } from './models/traits.ts'
import { Person } from './person/person.ts'
import { World } from './world.ts'

/** A history that once failed, by what was mended. */
export type Regression = { readonly name: string; readonly tell: () => Promise<Outcome> }

const plain = { graceHours: 0, keepOldValues: false, words: 0, signer: false, strangers: 2 }

/** Told step by step: a seed means another history as soon as people learn something new. */
export const regressions: readonly Regression[] = [
  {
    name: 'a key that a list shows late is not forgotten by asking again too soon',
    tell: async () => {
      // The seventh call would have saved the new secret.
      const faults = new Map([[7, { code: null, when: 'before' } as const]])
      const traits = traitsOf('p6-eventual')
      const plan = plannedFaults(faults)
      const world = new World({ traits, seed: 1, plan, tells: true })
      const person = new Person(world, furnish(world, { ...plain, places: ['command'] }))
      await person.start('replace')
      for (const action of ['check', 'start-again'] as const) {
        const view = person.open().find(({ actions }) => actions.includes(action))
        if (view) await person.act(view, action)
      }
      return ended(person)
    },
  },
]
