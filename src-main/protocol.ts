import type { CustomScheme, Protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { pageHeaders } from './csp.ts'
import type { ServedFile } from './file-map.ts'
import { appScheme, bundleHost } from './page-origin.ts'

/** A standard, secure scheme, so that the CSP and the same-origin rule apply; no other privilege. */
export const appSchemePrivileges: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
}

/** Answers the window's requests from the map of files, and refuses all others. */
export function serveBundle(
  protocol: Pick<Protocol, 'handle'>,
  files: ReadonlyMap<string, ServedFile>,
): void {
  protocol.handle(appScheme, (request) => answer(request, files))
}

/** The answer to one request. */
export async function answer(
  request: Pick<Request, 'url' | 'method'>,
  files: ReadonlyMap<string, ServedFile>,
): Promise<Response> {
  if (request.method !== 'GET') return refusal(405)
  const file = files.get(pathOf(request.url) ?? '')
  if (file === undefined) return refusal(404)
  const body = await readFile(file.path)
  return new Response(new Uint8Array(body), {
    headers: { ...pageHeaders, 'Content-Type': file.type },
  })
}

// The path as it was asked for: nothing is decoded, so an escaped name is simply another name.
function pathOf(url: string): string | null {
  const parsed = URL.parse(url)
  if (parsed?.host !== bundleHost || parsed.username !== '' || parsed.search !== '') return null
  return parsed.pathname
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: pageHeaders })
}
