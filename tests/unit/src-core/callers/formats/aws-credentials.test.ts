import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awsCredentials } from '../../../../../src-core/callers/formats/aws-credentials.ts'
import { replaced } from '../../../../../src-core/callers/formats/text-format.ts'
import { codeOf } from './changed.ts'

const profile = awsCredentials('work')

function put(text: string, id = 'AKIANEW', secret = 'new/+='): string {
  const slots = profile.find(text)
  const changes = [
    { slot: slots.secret, value: secret },
    { slot: slots.credentialId, value: id },
  ].toSorted((a, b) => (b.slot?.start ?? 0) - (a.slot?.start ?? 0))
  return changes.reduce(
    (now, { slot, value }) => (slot ? replaced(now, slot, profile.write(now, slot, value)) : now),
    text,
  )
}

const id = 'aws_access_key_id'
const secret = 'aws_secret_access_key'

describe('awsCredentials', () => {
  it('changes both halves of one profile and nothing else', () => {
    const text = (half: string, whole: string): string =>
      `# mine\r\n[default]\r\n${id} = AKIADEF\r\n${secret} = def\r\n\r\n[work] ; why\r\nregion = eu\r\n` +
      `${secret}=${whole} # old\r\n; between\r\n${id}\t=\t${half}\r\naws_session_token = t\r\n[last]\r\n`
    expect(put(text('AKIAOLD', 'old/+='))).toBe(text('AKIANEW', 'new/+='))
  })

  it.each([
    [
      `[work]\n${id} =\n${secret} = # none\n`,
      `[work]\n${id} =AKIANEW\n${secret} = new/+= # none\n`,
    ],
    [`[ work ]\n  ${id} = A\n  ${secret} = b`, `[ work ]\n  ${id} = AKIANEW\n  ${secret} = new/+=`],
    [
      `[work]\nAWS_ACCESS_KEY_ID = A\n${secret}: b\n`,
      `[work]\nAWS_ACCESS_KEY_ID = AKIANEW\n${secret}: new/+=\n`,
    ],
  ])('reads %j', (before, after) => {
    expect(put(before)).toBe(after)
  })

  it.each([
    ['[default]\naws_access_key_id = A\naws_secret_access_key = b\n'],
    ['[work]\naws_access_key_id = A\n[other]\naws_secret_access_key = b\n'],
    ['[work]\n#aws_access_key_id = A\naws_secret_access_key = b\n'],
    ['[work]\ns3 =\n  aws_access_key_id = A\n  aws_secret_access_key = b\n'],
    ['aws_access_key_id = A\naws_secret_access_key = b\n'],
    [''],
  ])('refuses %j, in which the profile has not both halves', (text) => {
    expect(codeOf(() => profile.find(text))).toBe('place-missing')
  })

  it.each(['two words', 'a#b', 'a\nb', 'a;b', 'ü'])('refuses to write %j', (value) => {
    expect(codeOf(() => put(`[work]\n${id}=A\n${secret}=b\n`, 'AKIANEW', value))).toBe(
      'place-refused',
    )
  })

  it('leaves every other line as it is', () => {
    const other = fc.constantFrom(
      ...['', '# [work]', 'region = eu', '[default]', '[work]', `${id} = A`, `${secret} = b`],
      ...[' # c', 'role_arn=x', `;${id} = A`, '  nested = 1'],
    )
    fc.assert(
      fc.property(fc.array(other), (lines) => {
        const text = [...lines, '[work]', `${id} = A1`, `${secret} = b1`].join('\n')
        expect(put(text)).toBe(
          [...lines, '[work]', `${id} = AKIANEW`, `${secret} = new/+=`].join('\n'),
        )
      }),
    )
  })
})
