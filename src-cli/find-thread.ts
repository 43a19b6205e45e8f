import { parentPort } from 'node:worker_threads'
import { serveThread } from '../src-core/index.ts'

const port = parentPort
if (port !== null) {
  serveThread({
    post: (message, transfer) => port.postMessage(message, transfer),
    onMessage: (listener) => void port.on('message', listener),
  })
}
