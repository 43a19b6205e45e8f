import { describe, expect, it } from 'vitest'
import {
  awsAuthorization,
  awsFormHeaders,
} from '../../../../../src-core/connectors/key-checks/sign-aws.ts'

const signer = {
  region: 'us-east-1',
  service: 'iam',
  keyId: 'AKIDEXAMPLE',
  secret: new TextEncoder().encode('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'),
  now: Date.UTC(2015, 7, 30, 12, 36),
}

describe('awsAuthorization', () => {
  it('gives the signature of the example in the manual of AWS', () => {
    const headers = [
      ['content-type', 'application/x-www-form-urlencoded; charset=utf-8'],
      ['host', 'iam.amazonaws.com'],
      ['x-amz-date', '20150830T123600Z'],
    ] as const
    const query = 'Action=ListUsers&Version=2010-05-08'
    const request = { method: 'GET', query, headers, body: new Uint8Array() }
    expect(awsAuthorization(request, signer)).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
        'SignedHeaders=content-type;host;x-amz-date, ' +
        'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    )
  })

  it('leaves the secret to its owner', () => {
    const secret = signer.secret.slice()
    awsFormHeaders('sts.amazonaws.com', new Uint8Array(), signer)
    expect(signer.secret).toEqual(secret)
  })
})

describe('awsFormHeaders', () => {
  it('signs the host and the body, and sends no host of its own', () => {
    const body = new TextEncoder().encode('Action=GetCallerIdentity&Version=2011-06-15')
    const headers = new Map(awsFormHeaders('sts.amazonaws.com', body, signer))
    expect([...headers.keys()]).toEqual([
      'content-type',
      'x-amz-content-sha256',
      'x-amz-date',
      'authorization',
    ])
    expect(headers.get('authorization')).toContain('host')
    const other = new Map(awsFormHeaders('sts.example.org', body, signer))
    expect(other.get('authorization')).not.toBe(headers.get('authorization'))
  })
})
