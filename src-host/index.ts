import { net, type MessageEvent, type MessagePortMain } from 'electron'
import { fetchTransport, systemRandomness } from '../src-core/index.ts'
import { ToHost } from '../src-shared/host-messages.ts'
import { systemClock } from './clock.ts'
import { handlersOf } from './handlers.ts'
import { VaultHost } from './host.ts'
import { workerKdf } from './kdf.ts'
import { answerRequest } from './serve.ts'
import { usefulThreads, workerThreads } from './threads.ts'
import type { HostWorld } from './world.ts'

/** The vault host: a process of its own that holds one vault and ends when it is locked. */
const world: HostWorld = {
  clock: systemClock,
  random: systemRandomness,
  kdf: workerKdf(new URL('./kdf-worker.js', import.meta.url)),
  transport: fetchTransport((url, order) => net.fetch(url, order)),
  threads: workerThreads(
    new URL('./find-thread.js', import.meta.url),
    usefulThreads(navigator.hardwareConcurrency),
  ),
  home: process.env['HOME'] ?? process.env['USERPROFILE'] ?? '',
  tellMain: (message) => process.parentPort.postMessage(message),
  end: () => process.exit(0),
}

let host: VaultHost | null = null

function serveWindow(serving: VaultHost, port: MessagePortMain): void {
  const handlers = handlersOf(serving)
  serving.addPort(port)
  port.on('close', () => serving.dropPort(port))
  port.on('message', ({ data }: MessageEvent) => {
    void answerRequest(handlers, serving.gate, data).then((answer) => {
      if (answer) port.postMessage({ kind: 'reply', ...answer })
    })
  })
  port.start()
}

process.parentPort.on('message', ({ data, ports }: MessageEvent) => {
  const message = ToHost.parse(data)
  if (message.kind === 'start') {
    host ??= new VaultHost(world, message)
    host.tellState()
    return
  }
  if (!host) return
  const [port] = ports
  if (message.kind !== 'window') host.obey(message)
  else if (port) serveWindow(host, port)
})

process.parentPort.postMessage({ kind: 'ready' })
