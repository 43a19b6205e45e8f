import { utilityProcess } from 'electron'
import { writeFileSync } from 'node:fs'
import type { Child } from './child.ts'
import { UtilityChild } from './child.ts'
import type { PracticeControl } from './practice.ts'
import { scrubEnvironment } from './switches.ts'

/** What may be started as a process of its own. */
export type Program = {
  readonly file: string
  readonly args: readonly string[]
  readonly name: string
  readonly isPackaged: boolean
}

/** Starts one of our processes; what it writes is read by developers only. */
export function startProcess(program: Program): Child {
  const child = utilityProcess.fork(program.file, [...program.args], {
    serviceName: program.name,
    stdio: program.isPackaged ? 'ignore' : 'inherit',
    env: scrubEnvironment(process.env),
  })
  return new UtilityChild(child)
}

/** The file to which an unpackaged run writes where tests steer the practice providers, or null. */
export function practiceControlFile(isPackaged: boolean): string | null {
  return isPackaged ? null : (process.env['KEYTURN_SANDBOX_CONTROL'] ?? null)
}

/** Writes down where the practice providers are steered from. */
export function writePracticeControl(file: string, control: PracticeControl): void {
  writeFileSync(file, JSON.stringify(control), { mode: 0o600 })
}
