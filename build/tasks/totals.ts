/** How many tests of a stage passed, failed and were left out. */
export type Totals = { readonly passed: number; readonly failed: number; readonly skipped: number }

/** What a stage adds when it has no tests of its own to count. */
export const nothing: Totals = { passed: 0, failed: 0, skipped: 0 }

/** The sum of stages. */
export function sum(all: readonly Totals[]): Totals {
  return all.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
    }),
    nothing,
  )
}

/** What a check without tests counts for: nothing if it went well, one failure if not. */
export function checkTotals(exitCode: number): Totals {
  return exitCode === 0 ? nothing : { ...nothing, failed: 1 }
}

/**
 * Corrects totals by the exit code: a runner that failed with no failed test to show (a file that
 * did not load, an error outside of a test, no report at all) still counts as one failure.
 */
export function withExitCode(totals: Totals, exitCode: number): Totals {
  return exitCode !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals
}

/** The totals in vitest's JSON report; a file that did not load counts as one failure. */
export function vitestTotals(report: string): Totals {
  const files = arrayOf(fieldsOf(JSON.parse(report))['testResults']).map(fieldsOf)
  return sum(files.map(fileTotals))
}

/** The totals in Playwright's JSON report; a test that passed only at a second try has failed. */
export function playwrightTotals(report: string): Totals {
  const fields = fieldsOf(JSON.parse(report))
  const stats = fieldsOf(fields['stats'])
  const errors = arrayOf(fields['errors']).length
  return {
    passed: count(stats['expected']),
    failed: count(stats['unexpected']) + count(stats['flaky']) + errors,
    skipped: count(stats['skipped']),
  }
}

/** The last line of all: true totals, alone, in the form that machines read. */
export function lastLine({ passed, failed }: Totals): string {
  return `${passed} passed, ${failed} failed`
}

/** The exit code for totals: a run that proved nothing has failed too. */
export function exitCodeFor({ passed, failed }: Totals): number {
  return failed > 0 || passed === 0 ? 1 : 0
}

function fileTotals(file: Fields): Totals {
  const states = arrayOf(file['assertionResults']).map((test) => fieldsOf(test)['status'])
  const of = (state: string) => states.filter((each) => each === state).length
  const failed = of('failed')
  const notLoaded = file['status'] === 'failed' && failed === 0 ? 1 : 0
  return {
    passed: of('passed'),
    failed: failed + notLoaded,
    skipped: of('pending') + of('skipped') + of('todo'),
  }
}

type Fields = Readonly<Record<string, unknown>>

/** Nothing is known of a parsed report until it is looked at; a missing part reads as empty. */
function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function count(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
