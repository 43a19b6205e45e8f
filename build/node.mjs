// Chooses the Node that runs our scripts. Plain JavaScript that an old Node can still read.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../node_modules/.bin', import.meta.url))
const brought = resolve(bin, 'node')

/**
 * Says in one sentence why this Node will not do, or null if it will.
 *
 * better-sqlite3 needs Node-API 10 and ends an older Node with a segmentation fault and no word;
 * our scripts are TypeScript, which Node runs without a flag from 22.18 on.
 */
export function nodeTooOld({ version, versions, features }) {
  if (Number(versions.napi) >= 10 && features.typescript) return null
  return `Keyturn needs Node 22.18 or newer and this is ${version}: run "npm ci", which brings Node 24 along on Linux, or install Node 24 from nodejs.org.`
}

/**
 * Runs a task here if this Node is new enough; else runs the same script on the Node that npm
 * brought along; else says what is missing and ends with a code that says so, 1 if none is given.
 */
export async function onFitNode(load, unfit = 1) {
  const refusal = existsSync(bin)
    ? nodeTooOld(process)
    : 'The dependencies are missing: run "npm ci" first.'
  if (!refusal) {
    process.env.PATH = withBin(process.env.PATH)
    const task = await load()
    process.exitCode = await task.main(process.argv.slice(2))
  } else if (existsSync(brought) && process.env.KEYTURN_NODE_CHOSEN !== '1') {
    process.exitCode = await runAgain(unfit)
  } else {
    process.stderr.write(`${refusal}\n`)
    process.exitCode = unfit
  }
}

function runAgain(unfit) {
  const env = { ...process.env, KEYTURN_NODE_CHOSEN: '1', PATH: withBin(process.env.PATH) }
  const child = spawn(brought, process.argv.slice(1), { stdio: 'inherit', env })
  // Ctrl-C reaches the child by itself; this process only waits to pass on how it ended.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((settle) => {
    child.on('error', (error) => {
      process.stderr.write(`${brought}: ${error.message}\n`)
      settle(unfit)
    })
    child.on('exit', (code, signal) => settle(code ?? 128 + constants.signals[signal]))
  })
}

function withBin(path = '') {
  return `${bin}${delimiter}${path}`
}
