import { app, protocol } from 'electron'
import { join } from 'node:path'
import { runApp } from './app.ts'
import { appSchemePrivileges } from './protocol.ts'
import { findRefusedSwitch } from './switches.ts'

const refused = app.isPackaged ? findRefusedSwitch(process.argv.slice(1)) : null

if (refused !== null) {
  process.stderr.write(`Keyturn does not start with --${refused}.\n`)
  app.exit(1)
} else if (!app.requestSingleInstanceLock()) {
  app.exit(0)
} else {
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([appSchemePrivileges])
  void runApp({
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    renderer: join(import.meta.dirname, '../renderer'),
    host: join(import.meta.dirname, 'host.js'),
    sandbox: join(import.meta.dirname, 'sandbox.js'),
  })
}
