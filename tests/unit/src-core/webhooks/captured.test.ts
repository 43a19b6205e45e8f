import { expect, it } from 'vitest'
import { readCaptured } from '../../../../src-core/webhooks/captured.ts'

const read = (headers: string, request = '') => readCaptured({ headers, request, body: '{}' })

it('reads header lines in any case, as curl and browsers show them', () => {
  const lines = [
    '> POST /webhook?a=1 HTTP/1.1',
    '> Host: demo.example.com',
    '* Connected to demo.example.com',
    '>  x-cs-SIGNATURE:   abc  ',
    '< Content-Type: application/json',
    '"X-Hub-Signature-256": "sha256=00",',
    '',
  ]
  for (const end of ['\n', '\r\n', '\r']) {
    const { headers, request } = read(lines.join(end))
    expect(request).toEqual({ method: 'POST', target: '/webhook?a=1' })
    expect(Object.fromEntries(headers)).toMatchObject({
      host: 'demo.example.com',
      'x-cs-signature': 'abc',
      'content-type': 'application/json',
      'x-hub-signature-256': 'sha256=00',
    })
  }
})

it('puts a folded line and a repeated header together', () => {
  const { headers } = read('webhook-signature: v1,aa\n  v1,bb\nX-One: 1\nx-one: 2\nX-ONE: 2')
  expect(headers.get('webhook-signature')).toBe('v1,aa v1,bb')
  expect(headers.get('x-one')).toBe('1, 2, 2')
})

it('takes the path out of a whole address, and what was typed before what was pasted', () => {
  const target = { method: 'PUT', target: '/b?c=d' }
  expect(read('POST /a HTTP/2', 'PUT https://shop.example/b?c=d').request).toEqual(target)
  expect(read('', 'PUT /b?c=d HTTP/1.1').request).toEqual(target)
  expect(read('', 'hello').request).toBeNull()
  expect(read('', 'PUT nowhere').request).toBeNull()
  expect(read('X: y').request).toBeNull()
})
