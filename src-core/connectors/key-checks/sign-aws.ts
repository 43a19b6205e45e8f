// Signs a request as AWS wants it: Signature Version 4.
// Promises the headers to send, which hold the signature and the key id and never the secret
// (docs.aws.amazon.com, IAM User Guide, "Create a signed AWS API request").
// Must not ask a clock: AWS refuses a signature that is more than five minutes off.
import { macOf, macText, sha256Hex } from '../../crypto/signing.ts'
import type { Header } from '../../net/http.ts'

/** Who signs, for which service, and when. */
export type AwsSigner = {
  readonly region: string
  readonly service: string
  readonly keyId: string
  /** The caller wipes it. */
  readonly secret: Uint8Array
  /** In milliseconds. */
  readonly now: number
}

/** A request to `/`; its headers in lower case and sorted by name. */
export type AwsRequest = {
  readonly method: string
  readonly query: string
  readonly headers: readonly Header[]
  readonly body: Uint8Array
}

const formType = 'application/x-www-form-urlencoded; charset=utf-8'
const algorithm = 'AWS4-HMAC-SHA256'

/** The headers of a signed form that is posted to `/`; the platform sends `host` itself. */
export function awsFormHeaders(
  host: string,
  body: Uint8Array,
  signer: AwsSigner,
): readonly Header[] {
  const headers: readonly Header[] = [
    ['content-type', formType],
    ['host', host],
    ['x-amz-content-sha256', sha256Hex(body)],
    ['x-amz-date', instantOf(signer)],
  ]
  const authorization = awsAuthorization({ method: 'POST', query: '', headers, body }, signer)
  return [...headers.filter(([name]) => name !== 'host'), ['authorization', authorization]]
}

/** What stands in the header `Authorization`. */
export function awsAuthorization(request: AwsRequest, signer: AwsSigner): string {
  const { method, query, headers, body } = request
  const instant = instantOf(signer)
  const scope = [instant.slice(0, 8), signer.region, signer.service, 'aws4_request']
  const names = headers.map(([name]) => name).join(';')
  const lines = headers.map(([name, value]) => `${name}:${value}`)
  const canonical = [method, '/', query, ...lines, '', names, sha256Hex(body)].join('\n')
  const text = [algorithm, instant, scope.join('/'), sha256Hex(bytes(canonical))].join('\n')
  const key = signingKey(signer.secret, scope)
  const signature = macText({ algorithm: 'sha256', encoding: 'hex' }, key, bytes(text))
  // It would sign everything of that day.
  key.fill(0)
  const credential = `${signer.keyId}/${scope.join('/')}`
  return `${algorithm} Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`
}

function signingKey(secret: Uint8Array, scope: readonly string[]): Uint8Array {
  const start = new Uint8Array(4 + secret.length)
  start.set(bytes('AWS4'))
  start.set(secret, 4)
  return scope.reduce<Uint8Array>((key, part) => {
    const next = macOf('sha256', key, bytes(part))
    key.fill(0)
    return next
  }, start)
}

// Such as 20150830T123600Z.
function instantOf({ now }: AwsSigner): string {
  return new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
