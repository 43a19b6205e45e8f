import type * as Electron from 'electron'
import { carryScheme, handleScheme, handlerOf, isCarried } from '../chromium/schemes.ts'
import { loud, notEmulated } from '../loud.ts'
import { app } from './app.ts'

type Handler = Parameters<Electron.Protocol['handle']>[1]

/** Electron's `protocol`, for schemes that are standard and secure. */
export const protocol = loud('protocol', {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (app.isReady()) throw new Error('protocol schemes must be registered before app is ready')
    for (const { scheme, privileges = {} } of schemes) {
      // Carried as https, a scheme is both, and cannot be less.
      if (privileges.standard !== true || privileges.secure !== true) {
        throw notEmulated(`protocol: the scheme ${scheme}, which is not standard and secure`)
      }
      if (privileges.bypassCSP === true) throw notEmulated('protocol: bypassCSP')
      carryScheme(scheme)
    }
  },

  handle(scheme: string, handler: Handler): void {
    if (!isCarried(scheme)) throw notEmulated(`protocol.handle for the unregistered ${scheme}`)
    if (handlerOf(scheme) !== undefined) throw new Error(`${scheme} is already handled`)
    handleScheme(scheme, handler)
  },

  unhandle(scheme: string): void {
    handleScheme(scheme, null)
  },

  isProtocolHandled(scheme: string): boolean {
    return handlerOf(scheme) !== undefined
  },
})
