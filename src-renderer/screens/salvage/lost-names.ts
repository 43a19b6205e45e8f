import type { SalvagedItem } from '../../../src-shared/copies-contract.ts'

/** How many keys have nothing left but their secrets, under a name made for them. */
export function lostNames(items: readonly Pick<SalvagedItem, 'name' | 'providerName'>[]): number {
  const isMade = /^salvaged-[0-9a-f]{8}$/
  return items.filter(({ name, providerName }) => providerName === '' && isMade.test(name)).length
}
