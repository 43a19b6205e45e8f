import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { wire } from '../src-shared/ipc-channels.ts'
import type { Reply } from '../src-shared/ipc-contract.ts'
import type { BridgeDeps } from './bridge.ts'
import { makeBridge, tellListeners } from './bridge.ts'
import { HostLine } from './host-line.ts'

const listeners: BridgeDeps['listeners'] = new Set()

const host = new HostLine({
  askForPort: () => ipcRenderer.send(wire.port),
  onEvent: (name, payload) => tellListeners(listeners, { name, payload }),
})

ipcRenderer.on(wire.port, (event) => {
  const [port] = event.ports
  if (port !== undefined) host.connect(port)
})

ipcRenderer.on(
  wire.event,
  (_event, message: { readonly name: unknown; readonly payload: unknown }) => {
    // The port may tell of the host's end a moment later: nobody is to post into it meanwhile.
    if (message.name === 'app.hostGone') host.disconnect()
    tellListeners(listeners, message)
  },
)

const bridge = makeBridge({
  askHost: (channel, input) => host.call(channel, input),
  askShell: (channel, input) =>
    ipcRenderer.invoke(wire.shell, { channel, input }).then(
      (reply: Reply<unknown>) => reply,
      () => ({ ok: false, code: 'internal' }),
    ),
  pathOf: (file) => webUtils.getPathForFile(asFile(file)),
  listeners,
})

// Electron looks itself whether it is one, and throws if it is not.
function asFile(file: object): File {
  return file as File
}

contextBridge.exposeInMainWorld('keyturn', bridge)
