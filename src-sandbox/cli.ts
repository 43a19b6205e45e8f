import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { curlExample } from './curl-example.ts'
import { startSandbox, type RunningProvider, type RunningSandbox } from './sandbox.ts'
import { systemClock } from './system-clock.ts'

const usage = 'usage: npm run sandbox -- [folder for what the providers remember] [--control]\n'

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))

/** Runs the practice providers until the person ends them; tells the exit code. */
export async function main(given: readonly string[]): Promise<number> {
  const flags = given.filter((argument) => argument.startsWith('-'))
  const folders = given.filter((argument) => !argument.startsWith('-'))
  if (folders.length > 1 || flags.some((flag) => flag !== '--control')) {
    process.stderr.write(usage)
    return 2
  }
  const stateDir = folders[0] ?? mkdtempSync(join(tmpdir(), 'keyturn-sandbox-'))
  const control = flags.includes('--control')
  const running = await startSandbox({ stateDir, control, clock: systemClock })
  const ended = endAsked()
  process.stdout.write(describe(running, stateDir))
  await ended
  await running.close()
  return 0
}

function endAsked(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

function describe(running: RunningSandbox, stateDir: string): string {
  const { providers, control } = running
  const lines = providers.flatMap((provider) => describeProvider(running, provider))
  if (control !== undefined) lines.push(`control  ${control.origin}  token ${control.token}`)
  return [...lines, `They remember in ${stateDir}. Ctrl+C ends them.`, ''].join('\n')
}

/** A provider, who can sign in there, and a line to try it with. */
function describeProvider(
  { signIns }: RunningSandbox,
  provider: RunningProvider,
): readonly string[] {
  const { admin, member, expired } = signIns.get(provider.origin) ?? {}
  return [
    `${provider.id}  ${provider.origin}`,
    `  admin    ${admin ?? ''}`,
    `  member   ${member ?? ''}  (may not manage keys)`,
    `  expired  ${expired ?? ''}  (has to sign in again)`,
    `  ${curlExample(provider)}`,
    '',
  ]
}
