import { spawnSync } from 'node:child_process'

/** Whether ripgrep is here, or could be installed as Debian's package; says what it does. */
export function hasRipgrep(): boolean {
  if (isHere()) return true
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    process.stdout.write('Installing ripgrep of Debian.\n')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' })
    const options = ['install', '-y', '-q', '--no-install-recommends']
    spawnSync('apt-get', [...options, 'ripgrep'], { env, stdio: 'ignore' })
  }
  if (isHere()) return true
  process.stdout.write('This bench needs ripgrep: "sudo apt-get install ripgrep".\n')
  return false
}

/** What is compared with. */
export function ripgrepVersion(): string {
  return spawnSync('rg', ['--version']).stdout.toString().split('\n')[0] ?? ''
}

function isHere(): boolean {
  return spawnSync('rg', ['--version'], { stdio: 'ignore' }).status === 0
}
