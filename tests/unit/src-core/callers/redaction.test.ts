import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactedEnd, redactedStart } from '../../../../src-core/callers/redaction.ts'

const secret = 'sk_live_4eC39HqLyjW/arjtT1zdp8Q2d'
const bytes = new TextEncoder().encode(secret)

function shown(text: string, isCut = false): string {
  return redactedEnd({ text, isCut, secrets: [bytes], length: 2_000 })
}

describe('redactedEnd', () => {
  it('leaves what a program says about its work', () => {
    const said = 'Uploaded secret STRIPE_KEY to checkout-7 (/srv/node24/apps/checkout/index.js)'
    expect(shown(`${said}\n`)).toBe(said)
  })

  it.each([
    ['as it is', secret],
    ['in quotes of JSON', JSON.stringify(secret)],
    ['in an address', encodeURIComponent(secret)],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['inside base64', Buffer.from(`:${secret}`).toString('base64')],
    ['further inside base64', Buffer.from(`::${secret}`).toString('base64url')],
    ['in hexadecimal', Buffer.from(secret).toString('hex')],
    ['in capital hexadecimal', Buffer.from(secret).toString('hex').toUpperCase()],
    ['over two lines', `${secret.slice(0, 16)}\n${secret.slice(16)}`],
    ['with colours between', `${secret.slice(0, 9)}\u001B[31m${secret.slice(9)}`],
    ['half of it', secret.slice(0, 20)],
  ])('hides the secret %s', (_how, printed) => {
    const left = shown(`before ${printed} after`)
    expect([left.startsWith('before '), left.endsWith(' after')]).toEqual([true, true])
    for (let at = 0; at + 8 <= printed.length; at += 1) {
      expect(left).not.toContain(printed.slice(at, at + 8))
    }
  })

  it.each(['', ':', '::'])('hides base64 that is broken into short lines, behind %j', (before) => {
    const printed = Buffer.from(before + secret).toString('base64')
    const left = shown(printed.replaceAll(/.{12}/g, '$&\n'))
    for (let at = 4; at + 8 <= printed.length - 4; at += 1) {
      expect(left).not.toContain(printed.slice(at, at + 8))
    }
  })

  it('hides other things that look like credentials', () => {
    expect(shown('token ghp_16C7e42F292c6912E7710c838347Ae178B4a used')).toBe('token ••••• used')
  })

  it('takes away what steers a terminal', () => {
    expect(shown('\u001B[2J\u001B]0;title\u0007a\u0000b\u202Ec\rd\te')).toBe('abc\nd\te')
  })

  it('hides short secrets whole', () => {
    const short = new TextEncoder().encode('a1b2')
    const said = { text: 'is a1b2, a1b2a1b2', isCut: false, secrets: [short], length: 99 }
    expect(redactedEnd(said)).toBe('is •••••, •••••')
  })

  it('gives the end only, counted in characters', () => {
    expect(redactedEnd({ text: 'x🔑y', isCut: false, secrets: [], length: 2 })).toBe('🔑y')
  })

  it('hides what may be the end of a secret that was cut off', () => {
    expect(shown(`Q2d, and then ${'more '.repeat(30)}`, true)).not.toContain('Q2d')
  })

  it('reads long output without effort', () => {
    expect(shown('x'.repeat(131_072), true).length).toBe(2_000)
    expect(shown(secret.repeat(4_000), true)).toBe('•••••')
  })

  it('never leaves eight characters in a row of any secret', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, maxLength: 60 }),
        fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }),
        fc.boolean(),
        (word, rest, isCut) => {
          const known = new TextEncoder().encode(word)
          const text = rest.join(word)
          const left = redactedEnd({ text, isCut, secrets: [known], length: 2_000 })
          for (let at = 0; at + 8 <= word.length; at += 1) {
            const piece = word.slice(at, at + 8)
            expect(piece.includes('•') || !left.includes(piece)).toBe(true)
          }
        },
      ),
    )
  })
})

describe('redactedStart', () => {
  const start = (text: string, length = 40) => redactedStart({ text, secrets: [bytes], length })

  it('leaves the start of an answer, with its white space', () => {
    expect(start('  refused: wrong key\n')).toBe('  refused: wrong key\n')
    expect(start('no '.repeat(100), 6)).toBe('no no ')
  })

  it('hides the secret, also where the answer is cut inside it', () => {
    expect(start(`wrong: ${secret}!`)).toBe('wrong: •••••!')
    for (let length = 8; length < 60; length += 1) {
      const left = start(`wrong: ${secret} and ${secret}`, length)
      for (let at = 0; at + 8 <= secret.length; at += 1) {
        expect(left).not.toContain(secret.slice(at, at + 8))
      }
    }
  })
})
