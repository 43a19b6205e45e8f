// Says which headers belong to the connection and not to whoever writes a request.

const reserved =
  /^(?:accept-encoding|connection|content-.*|cookie2?|date|expect|host|http2-settings|keep-alive|max-forwards|origin|proxy-.*|referer|sec-.*|set-cookie2?|te|trailer|transfer-encoding|upgrade|via|x-forwarded-.*|x-http-method.*)$/i

/**
 * Whether a header steers the connection, a browser or a proxy (RFC 9110 sections 7 and 8).
 *
 * No credential belongs there, and nobody who describes a request may set one.
 */
export function isReservedHeader(name: string): boolean {
  return reserved.test(name)
}
