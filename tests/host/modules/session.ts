import type * as Electron from 'electron'
import { filterRequests, matcherOf } from '../chromium/request-filter.ts'
import { HostEmitter, loud, makeLoud, standingFor } from '../loud.ts'
import { protocol } from './protocol.ts'

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type BeforeRequest = Parameters<Electron.WebRequest['onBeforeRequest']>[0]

/** The app's own word on permissions, which Chromium is then told. */
export const permissionHandlers: { request: RequestHandler; check: CheckHandler } = {
  request: null,
  check: null,
}

type Emulated = Pick<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'protocol'
  | 'webRequest'
>

class HostSession extends HostEmitter implements Emulated {
  readonly protocol = standingFor<Electron.Protocol>(protocol)
  readonly webRequest = standingFor<Electron.WebRequest>(
    loud('session.webRequest', { onBeforeRequest }),
  )

  constructor() {
    // Chromium is told to refuse downloads, so this event never comes.
    super('session', ['will-download'])
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    permissionHandlers.request = handler
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    permissionHandlers.check = handler
  }

  /** Kept from effect: the stand-in's Chromium offers no device to any page. */
  setDevicePermissionHandler(): void {
    return undefined
  }

  /** Kept from effect: capturing a display is refused as a permission. */
  setDisplayMediaRequestHandler(): void {
    return undefined
  }

  /** Kept from effect: Chromium here has no dictionaries. */
  setSpellCheckerEnabled(): void {
    return undefined
  }
}
makeLoud('session', HostSession)

/** The one session: every partition is this one. */
export const defaultSession = standingFor<Electron.Session>(new HostSession())

/** Electron's `session`. */
export const session = loud('session', {
  defaultSession,
  fromPartition: () => defaultSession,
})

function onBeforeRequest(
  filterOrListener: Electron.WebRequestFilter | BeforeRequest,
  listener: BeforeRequest = null,
): void {
  if (typeof filterOrListener === 'function' || filterOrListener === null) {
    filterRequests(filterOrListener)
  } else {
    filterRequests(listener, matcherOf(filterOrListener.urls))
  }
}
