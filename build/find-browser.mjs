// Finds a Chromium to run on where Electron's own binary is absent. Plain JavaScript without
// dependencies: it also runs before anything is installed, on an older Node.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const shells = ['chromium-headless-shell', 'chrome-headless-shell']
const browsers = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

/**
 * The path of an installed Chromium, Chrome, Edge or headless shell, or null. For a window a full
 * browser is wanted; without one a headless shell serves better: it starts twice as fast.
 */
export function findBrowser({ visible }) {
  const chosen = process.env.KEYTURN_BROWSER
  if (chosen) return isProgram(chosen) ? chosen : null
  const full = () => onPath(browsers) ?? elsewhere() ?? inPlaywrightCache(/^chrome(\.exe)?$/)
  if (visible) return full()
  return onPath(shells) ?? inPlaywrightCache(/^(chrome-)?headless[_-]shell(\.exe)?$/) ?? full()
}

/** The path of a browser, installing one first where that is possible without asking. */
export async function ensureBrowser({ visible }) {
  const found = findBrowser({ visible })
  if (found) {
    if (!visible) ensureFont()
    return found
  }
  const wanted = visible ? 'chromium' : 'chromium-headless-shell'
  if (process.env.KEYTURN_BROWSER) {
    throw new Error(`KEYTURN_BROWSER names no program: ${process.env.KEYTURN_BROWSER}`)
  }
  if (!canInstall()) throw new Error(advice(visible))
  install([wanted, ...(hasFont() ? [] : ['fonts-dejavu-core'])])
  const installed = findBrowser({ visible })
  if (!installed) throw new Error(advice(visible))
  return installed
}

function advice(visible) {
  const shell = visible ? '' : ' (or chromium-headless-shell)'
  return process.platform === 'linux'
    ? `Keyturn needs a browser engine here: install Chromium${shell}, Google Chrome or Microsoft Edge, for example with "sudo apt-get install chromium".`
    : 'Keyturn needs a browser engine here: install Google Chrome, Chromium or Microsoft Edge.'
}

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return paths.find(isProgram) ?? null
}

function elsewhere() {
  if (process.platform === 'darwin') return inApplications()
  if (process.platform === 'win32') return inProgramFiles()
  return null
}

function inApplications() {
  const names = ['Google Chrome', 'Chromium', 'Microsoft Edge']
  const folders = ['/Applications', join(homedir(), 'Applications')]
  const paths = names.flatMap((name) =>
    folders.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  )
  return paths.find(isProgram) ?? null
}

function inProgramFiles() {
  const env = process.env
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean)
  const names = [
    join('Google', 'Chrome', 'Application', 'chrome.exe'),
    join('Chromium', 'Application', 'chrome.exe'),
    join('Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]
  return (
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null
  )
}

function inPlaywrightCache(name) {
  const cache =
    process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Caches', 'ms-playwright')
      : process.platform === 'win32'
        ? join(process.env.LOCALAPPDATA ?? '', 'ms-playwright')
        : join(homedir(), '.cache', 'ms-playwright')
  // <cache>/<browser>-<revision>/<platform>/<program>; the newest revision last.
  const programs = entries(cache)
    .filter((path) => /[\\/]chromium/.test(path))
    .sort()
    .reverse()
    .flatMap((revision) => entries(revision))
    .flatMap((platform) => entries(platform))
  return programs.find((path) => name.test(lastPart(path)) && isProgram(path)) ?? null
}

function entries(folder) {
  try {
    return readdirSync(folder).map((name) => join(folder, name))
  } catch {
    return []
  }
}

function lastPart(path) {
  return path.split(/[\\/]/).at(-1) ?? ''
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && onPath(['apt-get']) !== null
}

function install(packages) {
  process.stdout.write(`Installing ${packages.join(' and ')} with apt-get.\n`)
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const { status, stderr } = spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8' })
    if (status !== 0) {
      throw new Error(`apt-get could not install ${packages.join(', ')}: ${(stderr ?? '').trim()}`)
    }
  }
}

// Debian's headless shell brings no font along, and without any every text is invisible.
function ensureFont() {
  if (!hasFont() && canInstall()) install(['fonts-dejavu-core'])
}

function hasFont() {
  if (process.platform !== 'linux') return true
  return ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.fonts')].some((folder) =>
    hasFontFile(folder, 5),
  )
}

function hasFontFile(folder, depth) {
  if (depth === 0 || !existsSync(folder)) return false
  return entries(folder).some(
    (path) => /\.(ttf|otf|ttc)$/i.test(path) || hasFontFile(path, depth - 1),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const visible = process.argv.includes('--visible')
  try {
    process.stdout.write(`${await ensureBrowser({ visible })}\n`)
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
