/**
 * Changes to the list of an item's secret versions, as pure functions.
 *
 * At most one version is current; promotion and demotion happen in one new list, so that no
 * reader ever sees two or none.
 */
import type { Overview, SecretVersion } from '../../src-shared/item.ts'

/** The version with this id, or null. */
export function versionById(overview: Overview | null, id: string | null): SecretVersion | null {
  return overview?.versions.find((version) => version.id === id) ?? null
}

/**
 * The version that the provider knows under this id, or null.
 *
 * Where keys are replaced in place several versions have one id: the one that lives is meant.
 */
export function versionByRemoteId(overview: Overview | null, id: string): SecretVersion | null {
  const all = overview?.versions.filter((version) => version.remoteId === id) ?? []
  const at = (stage: SecretVersion['stage']) => all.find((version) => version.stage === stage)
  return at('current') ?? at('pending') ?? at('previous') ?? all.at(-1) ?? null
}

/** The item with one more version. */
export function withVersion(overview: Overview, version: SecretVersion, at: number): Overview {
  return { ...overview, changedAt: at, versions: [...overview.versions, version] }
}

/** The item with some fields of one version changed. */
export function withVersionChanged(
  overview: Overview,
  id: string | null,
  change: Partial<SecretVersion>,
): Overview {
  const versions = overview.versions.map((version) =>
    version.id === id ? { ...version, ...change } : version,
  )
  return { ...overview, versions }
}

/** The item with a new current version; the one before it becomes previous until its grace ends. */
export function withPromoted(
  overview: Overview,
  id: string,
  { at, graceEndsAt }: { readonly at: number; readonly graceEndsAt: number | null },
): Overview {
  const versions = overview.versions.map((version): SecretVersion => {
    if (version.id === id) return { ...version, stage: 'current' }
    if (version.stage !== 'current') return version
    return { ...version, stage: 'previous', replacedAt: at, graceEndsAt }
  })
  return { ...overview, changedAt: at, versions }
}

/** The item with its old version in use again, and the one that was made after it waiting. */
export function withDemoted(
  overview: Overview,
  { old, made }: { readonly old: string; readonly made: string },
): Overview {
  const waiting = withVersionChanged(overview, made, { stage: 'pending' })
  return withVersionChanged(waiting, old, {
    ...{ stage: 'current', replacedAt: null, graceEndsAt: null },
  })
}

/** The item with one version turned off. */
export function withRevoked(overview: Overview, id: string, at: number): Overview {
  const changed = withVersionChanged(overview, id, {
    stage: 'revoked',
    revokedAt: at,
    signer: false,
    graceEndsAt: null,
  })
  return { ...changed, changedAt: at }
}
