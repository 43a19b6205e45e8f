import { startSandbox } from './sandbox.ts'
import { systemClock } from './system-clock.ts'

type ParentPort = { readonly postMessage: (message: unknown) => void }

const parentPollMs = 1_000

const [stateDir, flag] = process.argv.slice(2)
const parent = process.ppid

// Electron does not end a utility process whose promise was rejected.
start().catch(() => process.exit(1))

async function start(): Promise<void> {
  const port = parentPort()
  if (port === null || stateDir === undefined) {
    process.exitCode = 2
    return
  }
  endWithParent()
  const control = flag === '--control'
  const running = await startSandbox({ stateDir, control, clock: systemClock })
  port.postMessage({
    kind: 'ready',
    providers: running.providers,
    ...(running.control === undefined ? {} : { control: running.control }),
  })
}

// Electron ends its utility processes itself; a parent that was killed may not have come to it.
function endWithParent(): void {
  process.once('disconnect', () => process.exit(0))
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0)
  }, parentPollMs).unref()
}

// Electron adds this port to the process; its typings are not for this folder.
function parentPort(): ParentPort | null {
  const port: unknown = Reflect.get(process, 'parentPort')
  return isParentPort(port) ? port : null
}

function isParentPort(port: unknown): port is ParentPort {
  return (
    typeof port === 'object' &&
    port !== null &&
    'postMessage' in port &&
    typeof port.postMessage === 'function'
  )
}
