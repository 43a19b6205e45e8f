import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
import { ClipboardKeeper } from '../../src-main/clipboard.ts'

// What the main process does with a copied secret, without Electron: the bytes come by a message
// port, as from the vault host, and go to a clipboard that keeps them for as long as it has them.

const lines = process.stdin[Symbol.asyncIterator]()
let onClipboard = ''
const keeper = new ClipboardKeeper({
  clipboard: {
    write: (formats) => {
      const text = formats['text/plain']
      onClipboard = typeof text === 'string' ? text : ''
      return Promise.resolve()
    },
    readText: () => Promise.resolve(onClipboard),
    clear: () => {
      onClipboard = ''
    },
  },
  platform: 'linux',
  onCleared: () => undefined,
})

/** Says how far it is, and waits until somebody has looked. */
async function pause(stage: string): Promise<void> {
  process.stdout.write(`${stage}\n`)
  await lines.next()
}

// Made byte by byte: the value never stands in this program's text or in a string of ours.
function secretOf(number: number): Uint8Array {
  const mark = [107, 116, 95, 99, 97, 110, 97, 114, 121, 95, 90, 113, 55, 119]
  return Uint8Array.from([...mark, 48 + Math.floor(number / 10), 48 + (number % 10), 88, 57])
}

const { port1, port2 } = new MessageChannel()
await pause('ready')
for (let at = 0; at < 50; at += 1) {
  port1.postMessage(secretOf(at))
  const received = receiveMessageOnPort(port2) as { readonly message: Uint8Array } | undefined
  if (received) await keeper.copy({ text: received.message, clearAfterMs: 600_000 })
}
await pause('copied')
await keeper.clear()
await pause('cleared')
for (let at = 0; at < 8; at += 1) globalThis.gc?.()
await pause('collected')
port1.close()
process.exit(0)
