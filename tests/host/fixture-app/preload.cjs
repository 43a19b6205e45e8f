'use strict'
const { contextBridge, ipcRenderer, webUtils } = require('electron')

let port = null
const listeners = []
const ended = []
ipcRenderer.on('port', (event, data) => {
  port = event.ports[0]
  port.onmessage = (message) => listeners.forEach((listener) => listener(message.data))
  port.addEventListener('close', () => ended.forEach((listener) => listener()))
  listeners.forEach((listener) => listener(data))
})

contextBridge.exposeInMainWorld('api', {
  platform: process.platform,
  argv: process.argv,
  nested: { list: [1, 2] },
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  say: (value) => ipcRenderer.send('said', value),
  onHeard: (listener) => ipcRenderer.on('heard', (_event, value) => listener(value)),
  wantPort: () => ipcRenderer.send('port-wanted'),
  onPort: (listener) => listeners.push(listener),
  onPortEnd: (listener) => ended.push(listener),
  post: (value) => port.postMessage(value),
  closePort: () => port.close(),
  askMainByPort: (value) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => resolve(data)
      ipcRenderer.postMessage('port-given', null, [port2])
      port1.postMessage(value)
    }),
  pathsOf: (files) => Promise.resolve(files.map(pathOf)),
  touchUnknown: () => ipcRenderer.somethingNew,
  fail: () => {
    throw new RangeError('in the preload')
  },
})

function pathOf(file) {
  try {
    return webUtils.getPathForFile(file)
  } catch {
    return 'no file'
  }
}
