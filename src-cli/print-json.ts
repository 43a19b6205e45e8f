import type { FindReport, ReportedKey } from './find-report.ts'
import { visibleJson } from './visible.ts'

/** The version of the shape below, which docs/CLI.md describes; fields may be added to it. */
const shapeVersion = 1

/** A report as JSON, for programs. */
export function jsonOf(
  report: FindReport,
  { folders, version }: { readonly folders: readonly string[]; readonly version: string },
): string {
  const shape = {
    version: shapeVersion,
    tool: { name: 'keyturn', version },
    folders,
    summary: report.counts,
    files: report.files,
    bytes: report.bytes,
    skipped: report.skipped,
    gitUnknown: report.gitUnknown,
    historySearched: false,
    left: report.left,
    keys: report.keys.map(keyShape),
  }
  return `${visibleJson(JSON.stringify(shape, null, 2))}\n`
}

// No fingerprint: one without a key would let anyone try out guesses.
function keyShape(key: ReportedKey, index: number): object {
  return {
    index,
    hint: key.hint,
    provider: key.provider === '' ? null : key.provider,
    format: key.format,
    kind: key.kind,
    confidence: key.confidence,
    why: key.why,
    credentialId: key.credentialId,
    variable: key.variable,
    environment: key.environment,
    projects: key.projects,
    since: key.since === null ? null : new Date(key.since).toISOString(),
    sinceSource: key.sinceSource,
    git: key.git,
    places: key.places.map(({ path, shown, line, variable, at, sort, git, commit }) => {
      return { path, shown, line, variable, at, sort, git, commit }
    }),
  }
}
