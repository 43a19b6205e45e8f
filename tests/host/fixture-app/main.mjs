// A small app that uses what the product uses of Electron; it runs on Electron as it is.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  ipcMain,
  MessageChannelMain,
  protocol,
  session,
  utilityProcess,
} from 'electron'

const here = import.meta.dirname
const files = { '/': 'page.html', '/page.html': 'page.html', '/page.js': 'page.js' }
const types = { html: 'text/html; charset=utf-8', js: 'text/javascript' }
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'"
const headers = { 'Content-Security-Policy': policy }

// What tests look into by `app.evaluate`.
const seen = { requests: [], navigations: [], popups: [], gone: [], echoed: [], ends: [] }
globalThis.seen = seen
globalThis.openWindow = openWindow

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

if (app.requestSingleInstanceLock({ from: 'fixture' })) {
  app.on('second-instance', (_event, argv, _cwd, data) => {
    seen.second = { argv, data }
  })
  app.on('window-all-closed', () => app.quit())
  app.whenReady().then(start)
} else {
  process.stderr.write('already running\n')
  app.quit()
}

async function start() {
  session.defaultSession.setPermissionRequestHandler((_contents, _name, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    seen.requests.push(url)
    answer({ cancel: url.endsWith('/forbidden') })
  })
  protocol.handle('app', async (request) => {
    const { pathname } = new URL(request.url)
    const file = files[pathname]
    if (!file) return new Response('nothing here', { status: 404 })
    const body = new Uint8Array(await readFile(join(here, file)))
    const type = types[file.split('.').at(-1)]
    return new Response(body, { headers: { ...headers, 'Content-Type': type } })
  })
  ipcMain.handle('echo', (_event, ...args) => args)
  ipcMain.handle('whence', (event) => ({
    url: event.senderFrame.url,
    origin: event.senderFrame.origin,
    isMain: event.senderFrame === event.sender.mainFrame,
    parent: event.senderFrame.parent,
  }))
  ipcMain.handle('fail', () => {
    throw new TypeError('as asked')
  })
  ipcMain.on('said', (event, value) => {
    seen.echoed.push(value)
    event.reply('heard', value)
  })
  ipcMain.on('port-wanted', (event) => introduce(event.sender))
  ipcMain.on('port-given', ({ ports: [port] }) => {
    port.on('message', ({ data }) => port.postMessage({ main: data }))
    port.start()
  })
  globalThis.child = startChild()
  await openWindow()
}

function startChild() {
  const child = utilityProcess.fork(join(here, 'child.mjs'), ['one', 'two'], {
    serviceName: 'fixture',
  })
  child.on('message', (message) => seen.ends.push(message))
  child.on('exit', (code) => seen.ends.push({ exit: code }))
  return child
}

// Window and child get to know one another without main in between.
function introduce(contents) {
  const { port1, port2 } = new MessageChannelMain()
  contents.postMessage('port', { greeting: 'hello' }, [port1])
  globalThis.child.postMessage({ kind: 'port' }, [port2])
}

async function openWindow() {
  const window = new BrowserWindow({
    width: 900,
    height: 600,
    show: false,
    backgroundColor: '#202020',
    webPreferences: {
      preload: join(here, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      additionalArguments: ['--hello'],
    },
  })
  const { webContents } = window
  webContents.setWindowOpenHandler(({ url }) => {
    seen.popups.push(url)
    return { action: 'deny' }
  })
  webContents.on('will-navigate', (event) => {
    seen.navigations.push(event.url)
    event.preventDefault()
  })
  webContents.on('render-process-gone', (_event, { reason }) => seen.gone.push(reason))
  window.once('ready-to-show', () => window.show())
  await window.loadURL('app://bundle/')
  return window
}
