import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { at } from './paths.ts'
import { run } from './run.ts'

/** Where the programs of npm stand that only these tests need. */
const folder = at('.cache/servers/emulate')

/** What they are, each with its checksum: the project itself does not depend on them. */
const wanted = at('tests/servers/emulate')
const lists = ['package.json', 'package-lock.json'] as const

/** Whether the programs that are wanted are the ones that are here. */
export function areNpmProgramsHere(): boolean {
  return lists.every((list) => {
    const here = `${folder}/${list}`
    return existsSync(here) && sameText(here, `${wanted}/${list}`)
  })
}

/** Installs them into a folder of their own; none of their scripts is run. */
export async function installNpmPrograms(): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const list of lists) copyFileSync(`${wanted}/${list}`, `${folder}/${list}`)
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent']
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const code = await run(npm, ['ci', '--prefix', folder, ...options])
  // Half an installation is none: the next run tries again.
  if (code !== 0) rmSync(folder, { recursive: true, force: true })
}

function sameText(one: string, other: string): boolean {
  return readFileSync(one, 'utf8') === readFileSync(other, 'utf8')
}
