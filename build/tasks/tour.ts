import { haveBrowser } from './browser.ts'
import { buildIfStale } from './bundle.ts'
import { at } from './paths.ts'
import { run } from './run.ts'
import { canRunElectron } from './runtime.ts'

/** Walks the whole path through the real app, prints what it saw and leaves pictures behind. */
export async function main(args: readonly string[]): Promise<number> {
  const built = await buildIfStale()
  if (built !== 0) return built
  const onElectron = canRunElectron()
  if (!onElectron && !(await haveBrowser({ visible: false }))) return 1
  const env = onElectron ? {} : { ELECTRON_OVERRIDE_DIST_PATH: at('tests/host') }
  return run(process.execPath, [at('tests/tour/tour.ts'), ...args], { env })
}
