import type { CareView, ReviewView } from '../../../src-shared/care.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { Input } from '../../../src-shared/ipc-contract.ts'
import type { FakeBodies } from '../fake-bridge.ts'
import { refuse, type FakeVault } from './fake-vault.ts'
import { sampleCare, sampleFindings, samplePeople, sampleUsage } from './sample-care.ts'

const threeMonthsMs = 91 * 86_400_000

/** What the fake answers about looking after keys. */
export function careReplies(vault: FakeVault) {
  const care = new FakeCare(vault)
  return {
    'care.get': ({ itemId }) => care.get(itemId),
    'care.step': ({ itemId, step, done }) => {
      const { steps } = care.get(itemId)
      const at = done ? Date.now() : null
      return care.change(itemId, {
        steps: steps.map((one) => (one.step === step ? { ...one, at } : one)),
      })
    },
    'care.set': (input) => care.set(input),
    'care.accessChanged': ({ itemId, changed }) =>
      care.change(itemId, { accessChangedAt: changed ? Date.now() : null }),
    'care.people': () => care.people(),
    'care.personLeft': ({ name, left }) => care.mark(name, left),
    'care.usage': ({ itemId }) =>
      vault.extra === 'care-failed'
        ? refuse('provider-unreachable')
        : sampleUsage(vault.item(itemId), Date.now()),
    'care.copyEnvLine': ({ variable }) =>
      variable.startsWith('NEXT_PUBLIC_') ? refuse('place-in-browser') : { clearsAfterMs: 30_000 },
    'review.get': () => care.review(),
    'review.done': () => care.done(),
    'review.accept': (input) => care.accept(input),
    'review.set': ({ idleAfterDays }) => care.idleAfter(idleAfterDays),
    'places.write': () => null,
  } satisfies Partial<FakeBodies>
}

class FakeCare {
  readonly #vault: FakeVault
  readonly #changes = new Map<ItemId, Partial<CareView>>()
  readonly #left = new Map<string, number>()
  readonly #accepted = new Set<string>()
  #doneAt: number | null = null
  #idleAfterDays = 60

  constructor(vault: FakeVault) {
    this.#vault = vault
  }

  get(itemId: ItemId): CareView {
    const item = this.#vault.item(itemId)
    const ownerLeftAt = this.#left.get(item.overview.owner) ?? null
    return { ...sampleCare(item, Date.now()), ownerLeftAt, ...this.#changes.get(itemId) }
  }

  change(itemId: ItemId, change: Partial<CareView>): null {
    this.#changes.set(itemId, { ...this.#changes.get(itemId), ...change })
    this.#vault.edit(itemId, {})
    return null
  }

  set({ itemId, answers, needs, granted, expiresAt }: Input<'care.set'>): null {
    const beyond = granted.filter((right) => !needs.includes(right))
    const versions = this.#vault
      .item(itemId)
      .overview.versions.map((version) =>
        version.stage === 'current' ? { ...version, expiresAt } : version,
      )
    this.#vault.edit(itemId, { versions })
    return this.change(itemId, { answers, needs, granted, beyond })
  }

  people() {
    return samplePeople(this.#vault.items, this.#left)
  }

  mark(name: string, left: boolean) {
    if (left) this.#left.set(name, Date.now())
    else this.#left.delete(name)
    return this.people().find((person) => person.name === name) ?? refuse('not-found')
  }

  review(): ReviewView {
    if (this.#vault.extra === 'care-failed') refuse('internal')
    const accepted = this.#accepted
    return {
      findings: sampleFindings(this.#vault.items, Date.now()).map((finding) => ({
        ...finding,
        accepted: accepted.has(`${finding.itemId} ${finding.kind}`),
      })),
      doneAt: this.#doneAt,
      dueAt: this.#doneAt === null ? Date.now() : this.#doneAt + threeMonthsMs,
      idleAfterDays: this.#idleAfterDays,
    }
  }

  done(): ReviewView {
    this.#doneAt = Date.now()
    return this.review()
  }

  accept({ itemId, kind, accepted }: Input<'review.accept'>): ReviewView {
    const key = `${itemId} ${kind}`
    if (accepted) this.#accepted.add(key)
    else this.#accepted.delete(key)
    return this.review()
  }

  idleAfter(days: number): ReviewView {
    this.#idleAfterDays = days
    return this.review()
  }
}
