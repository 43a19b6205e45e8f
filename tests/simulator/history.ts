/**
 * One history: a world, a person, some trouble, and an end that must be good.
 */
import type { Overview } from '../../src-shared/item.ts'
import type { Journal } from '../../src-shared/journal.ts'
import { Chance } from './chance.ts'
import { randomFaults, type FaultPlan } from './faults.ts'
import { furnish, type ItemPlan } from './furnish.ts'
import { allTraits, deliveryTraits, traitsOf, type Traits } from './models/traits.ts'
import { Person } from './person/person.ts'
import { bringToAnEnd, sensibleAct } from './person/sensible.ts'
import { waywardAct } from './person/wayward.ts'
import { textOf } from './text.ts'
import { World, type Counts } from './world.ts'

/** What came of a history. */
export type Outcome = {
  readonly findings: readonly string[]
  readonly lines: readonly string[]
  readonly counts: Counts
  /** How it ended. */
  readonly ends: readonly string[]
}

const kinds = [
  'env-file',
  'gitlab-variable',
  'github-secret',
  'vercel-variable',
  'command',
  'manual',
] as const

/** A history by chance, the same for the same seed. */
export async function randomHistory(
  seed: number,
  { tells = false, twoDevices = false, newer = false } = {},
): Promise<Outcome> {
  const chance = new Chance(seed)
  const traits = chance.pick(newer ? deliveryTraits : allTraits)
  const plan = randomFaults(new Chance(seed + 77))
  const world = new World({ traits, seed: seed + 13, plan, tells, twoDevices, newer })
  if (chance.hits(0.3)) world.mixAnswers()
  world.provider.aheadMs = clockOf(new Chance(seed + 991))
  const services = chance.pick(kinds.slice(1, 4))
  const places = Array.from({ length: chance.below(4) }, () => chance.pick(kinds)).filter(
    (kind) =>
      !['gitlab-variable', 'github-secret', 'vercel-variable'].includes(kind) || kind === services,
  )
  const person = personIn(world, {
    ...{ graceHours: chance.pick([0, 0, 1, 24]), keepOldValues: chance.hits(0.2), places },
    ...{ words: chance.hits(0.2) ? 1 : 0, signer: isSigning(traits) && chance.hits(0.5) },
    strangers: traits.facts.capabilities.maxLive === null ? chance.below(3) : chance.below(2),
  })
  const acts = 4 + chance.below(14)
  for (let act = 0; act < acts; act += 1) await safely(person, () => waywardAct(person))
  return ended(person)
}

/** How far the provider's clock is ahead: mostly little, at times too much to be believed. */
function clockOf(chance: Chance): number {
  return chance.hits(0.25) ? chance.pick([-7_200_000, -310_000, -240_000, 240_000, 310_000]) : 0
}

/** A straight road, on which only what is planned goes wrong. */
export type Road = {
  readonly traits: string
  readonly way: 'replace' | 'emergency' | 'take-back'
  readonly graceHours: number
}

/** A history on a straight road. */
export async function plannedHistory(road: Road, plan: FaultPlan, tells = false): Promise<Outcome> {
  const traits = traitsOf(road.traits)
  const world = new World({ traits, seed: 5, plan, tells })
  const person = personIn(world, {
    ...{ graceHours: road.graceHours, keepOldValues: false, words: 0 },
    places: ['env-file', 'gitlab-variable', 'command'],
    ...{ signer: isSigning(traits), strangers: traits.facts.capabilities.maxLive === 2 ? 1 : 0 },
  })
  await safely(person, () => person.start(road.way === 'emergency' ? 'emergency' : 'replace', true))
  let wantsBack = road.way === 'take-back'
  for (let act = 0; act < 25; act += 1) {
    await safely(person, async () => {
      const [view] = person.open()
      if (!view) return
      if (wantsBack && view.actions.includes('take-back') && view.step === 'promoted') {
        await person.act(view, 'take-back')
        wantsBack = person.open().every(({ backAt }) => backAt === null)
      } else await sensibleAct(person, view, act)
    })
  }
  return ended(person)
}

function personIn(world: World, plan: ItemPlan): Person {
  const itemId = furnish(world, plan)
  world.tell(() => `    ${world.traits.id}: ${JSON.stringify(plan)}`)
  return new Person(world, itemId)
}

function isSigning({ facts }: Traits): boolean {
  return facts.capabilities.setSigner === 'api'
}

/** What a fault makes impossible is tried again later. */
async function safely(person: Person, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (person.world.running.life.isDead) return
    person.world.checker.find(
      `the history broke: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
    )
  }
}

/** Lets a person bring it to its end without further trouble, and judges that. */
export async function ended(person: Person): Promise<Outcome> {
  const { world } = person
  world.tell(() => '    from here on nothing goes wrong any more')
  world.heal()
  const stuck = await bringToAnEnd(person)
  if (stuck !== null) world.checker.find(`I5: it comes to no end: ${stuck}`)
  else await staysAsItIs(person)
  lastLook(person)
  const { findings } = world.checker
  const ends = world.journals.map(({ kind, step, strategy, urgent, backAt }) =>
    [
      kind,
      strategy ?? 'overlap',
      step,
      urgent === true ? 'urgent' : '',
      backAt === undefined ? '' : 'back',
    ].join(' '),
  )
  return { findings, lines: world.lines, counts: world.counts, ends }
}

/** Started again, with time passing, a finished world does not change. */
async function staysAsItIs(person: Person): Promise<void> {
  const { world } = person
  // Old values of keys that check deliveries are still purged when their grace is over.
  if (world.newer) await person.wait(90_000_000)
  const before = world.disk.counter
  world.running.life.end()
  world.app = null
  await person.wait(86_400_000)
  if (world.disk.counter !== before) world.checker.find('I5: what was over goes on after a start')
}

function lastLook({ world, itemId }: Person): void {
  const { said } = world.checker
  const record = world.disk.get('overview', itemId)
  const versions = record ? (record.body as Overview).versions : []
  const newest = world.journals.toSorted((a, b) => b.startedAt - a.startedAt)[0]
  const current = versions.filter(({ stage }) => stage === 'current')
  if (versions.length > 0 && current.length > 1)
    world.checker.find('two keys are in use at the end')
  if (!newest || said.meddled || said.misled || said.misplaced) return
  judgePlaces(world, newest)
  for (const version of versions) {
    const secret = world.disk.secrets.get(itemId)?.get(version.id)
    const key = secret && world.provider.bySecret(textOf(secret))
    if (key && version.stage === 'current' && key.diedAt !== null) {
      const isTold =
        newest.step === 'abandoned' && (newest.urgent === true || newest.strategy === 'in-place')
      if (!isTold) world.checker.find('the key that is called in use is dead')
    }
    if (version.stage === 'revoked' && version.remoteId !== null && world.traits.linked) {
      const lives = world.provider.live.some(
        (live) => live.remoteId === version.remoteId && (!secret || live === key),
      )
      if (lives && world.traits.facts.capabilities.rotateInPlace !== 'api') {
        world.checker.find(`I8: ${version.remoteId} is called dead, and lives`)
      }
    }
  }
}

/** No place is left with a key that is dead by our doing. */
function judgePlaces(world: World, { step, backAt }: Journal): void {
  for (const { caller, value } of world.places.places) {
    const key = value === null ? null : world.provider.bySecret(value)
    if (typeof key?.diedAt !== 'number') continue
    if (step === 'done') world.checker.find(`done, and ${caller.kind} holds a dead key`)
    if (step === 'abandoned' && backAt !== undefined) {
      world.checker.find(`taken back, and ${caller.kind} holds a dead key`)
    }
  }
}
