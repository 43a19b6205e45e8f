import type { Totals } from '../../build/tasks/totals.ts'
import { caseAt, readProgress, writeProgress, type Progress } from './progress.ts'
import type { DeepRun, DeepSuite } from './suite.ts'

/** Where progress is kept, when to stop, and whom to tell. */
export type SuiteOptions = {
  readonly path: string
  readonly isOver: () => boolean
  readonly say: (line: string) => void
}

/** How often progress is written and told. */
const savedEveryMs = 5_000
const toldEveryMs = 30_000

/** Runs a suite from where it was left until it is through or time is over. */
export async function runSuite(suite: DeepSuite, options: SuiteOptions): Promise<Totals> {
  const begun = await suite.begin()
  if ('unable' in begun) {
    options.say(`Not run here: ${begun.unable}`)
    return { passed: 0, failed: 0, skipped: 1 }
  }
  try {
    const before = readProgress(options.path, begun)
    const after = await goOn(begun, before, options)
    return told(begun, { before, after }, options)
  } finally {
    await begun.end()
  }
}

async function goOn(
  run: DeepRun,
  before: Progress,
  { path, isOver, say }: SuiteOptions,
): Promise<Progress> {
  let progress = before
  let saved = performance.now()
  let spoken = saved
  while (progress.done < progress.cases && !isOver()) {
    const index = caseAt(progress.done, progress.cases)
    const why = await run.run(index)
    const failures = why === null ? progress.failures : [...progress.failures, { index, why }]
    if (why !== null) say(`  case ${index}: ${why}`)
    progress = { ...progress, done: progress.done + 1, failures }
    const now = performance.now()
    if (why !== null || now - saved > savedEveryMs) {
      writeProgress(path, progress)
      saved = now
    }
    if (now - spoken > toldEveryMs) {
      say(`  ${progress.done} of ${progress.cases}`)
      spoken = now
    }
  }
  writeProgress(path, progress)
  return progress
}

function told(
  run: DeepRun,
  { before, after }: { readonly before: Progress; readonly after: Progress },
  { say }: SuiteOptions,
): Totals {
  const findings = run.findings?.() ?? ''
  if (findings !== '') say(findings)
  for (const { index, why } of after.failures) say(`  failed: case ${index}: ${why}`)
  say(`${after.done - before.done} cases now, ${after.done} of ${after.cases} in all`)
  return {
    passed: after.done - after.failures.length,
    failed: after.failures.length,
    skipped: 0,
  }
}
