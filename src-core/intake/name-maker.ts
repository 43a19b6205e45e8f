// Makes names of the convention for many keys at once, none of them twice.
// Promises a suffix on the service where a name is taken, in time that does not grow with the list.
// Must not judge names that a key was given elsewhere: those are kept.
import { formatItemName } from '../../src-shared/item-name.ts'
import { limits } from '../../src-shared/policy.ts'

/** Names that are taken, and the next free number of each service. */
export class NameMaker {
  readonly #taken: Set<string>
  readonly #tried = new Map<string, number>()

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken)
  }

  /** A name that is not taken, and is from now on. */
  make(service: string, at: number): string {
    const minute = formatItemName(service, at)
    for (let count = (this.#tried.get(minute) ?? 0) + 1; ; count += 1) {
      const name = formatItemName(withSuffix(service, count), at)
      if (this.#taken.has(name)) continue
      this.#tried.set(minute, count)
      this.#taken.add(name)
      return name
    }
  }

  isTaken(name: string): boolean {
    return this.#taken.has(name)
  }

  take(name: string): void {
    this.#taken.add(name)
  }
}

function withSuffix(service: string, count: number): string {
  if (count === 1) return service
  const suffix = `_${count}`
  return service.slice(0, limits.service - suffix.length) + suffix
}
