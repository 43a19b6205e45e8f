/**
 * How a new key is called, here and at its provider: by the convention, and never twice.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { parseItemName, proposeItemName, toServiceName } from '../../src-shared/item-name.ts'
import type { Overview } from '../../src-shared/item.ts'
import { isOver, type Journal } from '../../src-shared/rotation.ts'
import type { RotationContext } from './context.ts'

/** How the next key of an item is called, here and at its provider. */
export function nameOfReplacement(
  context: RotationContext,
  overview: Overview,
): Pick<Journal, 'name' | 'service'> {
  const taken = takenNames(context)
  const service = parseItemName(overview.name)?.service ?? serviceOf(overview)
  const at = context.clock.now()
  return { name: proposeItemName(service, at, (proposal) => taken.has(proposal)), service }
}

/** A name that is off the convention is the person's right; one that is taken is not. */
export function freeName(context: RotationContext, name: string, service: string): string {
  const taken = takenNames(context)
  if (!taken.has(name)) return name
  const parsed = parseItemName(name)
  if (!parsed) throw new VaultError('bad-name')
  return proposeItemName(service, parsed.instant, (proposal) => taken.has(proposal))
}

function takenNames({ session }: RotationContext): ReadonlySet<string> {
  const items = session
    .overviews()
    .flatMap(({ body }) => [
      body.name,
      ...body.versions.map((version) => version.nameAtProvider ?? ''),
    ])
  const open = session.journals().filter(({ body }) => !isOver(body.step))
  return new Set([...items, ...open.map(({ body }) => body.name)])
}

function serviceOf(overview: Overview): string {
  return toServiceName(overview.service) || toServiceName(overview.name) || 'key'
}
