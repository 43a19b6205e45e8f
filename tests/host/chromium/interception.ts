import type * as Electron from 'electron'
import type { Protocol } from '../cdp/protocol.ts'
import type { CdpSession } from '../cdp/session.ts'
import { judge } from './request-filter.ts'
import { carryPolicy, fromCarrier, handlerOf, toCarrier } from './schemes.ts'

type Paused = Protocol.Fetch.requestPausedPayload

/** The page's part in judging a request; a worker shared by pages has none. */
export type RequestOwner = {
  readonly webContents: Electron.WebContents
  /** Whether the app prevented a navigation that this request would begin. */
  refusesNavigation(request: Paused): boolean
  isMainFrame(frameId: string): boolean
  /** Settles when the page's present document may load what belongs to it. */
  settled(): Promise<void>
}

/** Brings every request of a session before the app, as Electron would. */
export function interceptRequests(session: CdpSession, owner: RequestOwner | null): Promise<void> {
  session.on('Fetch.requestPaused', (paused) => {
    answer(session, owner, paused).catch((error: unknown) => {
      process.stderr.write(`${paused.request.url}: ${String(error)}\n`)
      void session.attempt('Fetch.failRequest', {
        requestId: paused.requestId,
        errorReason: 'Failed',
      })
    })
  })
  return session.attempt('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}

async function answer(
  session: CdpSession,
  owner: RequestOwner | null,
  paused: Paused,
): Promise<void> {
  const { requestId } = paused
  if (owner?.refusesNavigation(paused) === true) {
    return session.attempt('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
  }
  if (paused.resourceType !== 'Document') await owner?.settled()
  const { cancel, redirectURL } = await judge(detailsOf(paused, owner))
  if (cancel === true) {
    return session.attempt('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
  }
  if (redirectURL !== undefined) {
    const responseHeaders = [{ name: 'Location', value: toCarrier(redirectURL) }]
    return session.attempt('Fetch.fulfillRequest', {
      requestId,
      responseCode: 307,
      responseHeaders,
    })
  }
  const url = fromCarrier(paused.request.url)
  const handler = handlerOf(URL.parse(url)?.protocol.slice(0, -1) ?? '')
  if (handler === undefined) return continueOwn(session, paused)
  const response = await handler(await requestOf(session, paused, url))
  await session.attempt('Fetch.fulfillRequest', { requestId, ...(await fulfilled(response)) })
}

// A carried address that nobody answers must not be asked of the network.
function continueOwn(session: CdpSession, { requestId, request }: Paused): Promise<void> {
  return fromCarrier(request.url) === request.url
    ? session.attempt('Fetch.continueRequest', { requestId })
    : session.attempt('Fetch.failRequest', { requestId, errorReason: 'NameNotResolved' })
}

async function requestOf(session: CdpSession, paused: Paused, url: string): Promise<Request> {
  const { method, headers, hasPostData } = paused.request
  const body = hasPostData === true ? await postedBody(session, paused) : null
  const known = Object.entries(headers).map(([name, value]) => [name, fromCarrier(value)] as const)
  return new Request(url, { method, headers: new Headers(Object.fromEntries(known)), body })
}

async function postedBody(session: CdpSession, paused: Paused): Promise<Uint8Array<ArrayBuffer>> {
  const entries = paused.request.postDataEntries ?? []
  if (entries.length > 0) {
    return new Uint8Array(
      Buffer.concat(entries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64'))),
    )
  }
  const requestId = paused.networkId ?? ''
  const { postData } = await session.send('Network.getRequestPostData', { requestId })
  return new Uint8Array(Buffer.from(postData))
}

async function fulfilled(
  response: Response,
): Promise<Omit<Protocol.Fetch.fulfillRequestParameters, 'requestId'>> {
  const responseHeaders = [...response.headers].map(([name, value]) => ({
    name,
    value: carryPolicy(name, value),
  }))
  return {
    responseCode: response.status,
    responsePhrase: response.statusText === '' ? 'As answered' : response.statusText,
    responseHeaders,
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  }
}

let lastRequest = 0

function detailsOf(
  paused: Paused,
  owner: RequestOwner | null,
): Electron.OnBeforeRequestListenerDetails {
  const { url, method, headers } = paused.request
  const page =
    owner === null ? {} : { webContents: owner.webContents, webContentsId: owner.webContents.id }
  return {
    id: ++lastRequest,
    url: fromCarrier(url),
    method,
    resourceType: kindOf(paused, owner),
    referrer: fromCarrier(headers['Referer'] ?? ''),
    timestamp: Date.now(),
    uploadData: [],
    ...page,
  }
}

function kindOf(
  { resourceType, frameId }: Paused,
  owner: RequestOwner | null,
): Electron.OnBeforeRequestListenerDetails['resourceType'] {
  switch (resourceType) {
    case 'Document':
      return owner?.isMainFrame(frameId) === true ? 'mainFrame' : 'subFrame'
    case 'Stylesheet':
      return 'stylesheet'
    case 'Image':
      return 'image'
    case 'Media':
      return 'media'
    case 'Font':
      return 'font'
    case 'Script':
      return 'script'
    case 'XHR':
    case 'Fetch':
      return 'xhr'
    case 'Ping':
      return 'ping'
    case 'CSPViolationReport':
      return 'cspReport'
    case 'WebSocket':
      return 'webSocket'
    case 'EventSource':
    case 'FedCM':
    case 'Manifest':
    case 'Other':
    case 'Prefetch':
    case 'Preflight':
    case 'SignedExchange':
    case 'TextTrack':
      return 'other'
  }
}
