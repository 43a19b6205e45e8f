import { expect, it } from 'vitest'
import { earlierBodies } from '../../../../src-core/webhooks/body-changes.ts'
import { readCaptured } from '../../../../src-core/webhooks/captured.ts'
import { bytes } from './delivery-fixture.ts'

// What was captured was written by whoever sent it. Patterns that try one end after another took
// minutes over these, in which the vault host served nothing; the runner's own limit is the judge.

it('reads a header line whose sign for a new line no tool breaks at', () => {
  const line = `x-hub-signature-256:${' '.repeat(24_000)}\u2028sha256=00`
  const headers = `${line}\n${line}`
  const read = readCaptured({ headers, request: '', body: '' }).headers
  expect(read.get('x-hub-signature-256')).toBe('sha256=00')
})

it('puts thousands of folded lines together', () => {
  const headers = `a: b${' '.repeat(9_000)}\u2028\n${' c\n'.repeat(8_000)}`
  expect(readCaptured({ headers, request: '', body: '' }).headers.get('a')).toMatch(/^b.*c$/s)
})

it('looks for the end of a body that is all line ends', () => {
  const lines = '\n'.repeat(99_000)
  const found = earlierBodies(bytes(`${lines}x${lines}`))
  expect(found.find(({ change }) => change === 'end-of-body')?.body).toEqual(bytes(`${lines}x`))
  expect(earlierBodies(bytes('\r\n\n\r\n'))[0]?.body).toEqual(bytes(''))
})

it('lays out no JSON that is nested so deeply that it fills the memory', () => {
  for (const depth of [3_000, 49_000]) {
    const bodies = earlierBodies(bytes(`${'['.repeat(depth)}${']'.repeat(depth)}`))
    expect(bodies.filter(({ change }) => change === 'json-rewritten')).toEqual([])
  }
  const wide = `${'['.repeat(31)}${'0,'.repeat(40_000)}0${']'.repeat(31)}`
  for (const { body } of earlierBodies(bytes(wide))) expect(body.length).toBeLessThan(1_500_001)
  const usual = '{"a":[{"b":[1,2]}]}'
  expect(earlierBodies(bytes(usual)).some(({ change }) => change === 'json-rewritten')).toBe(true)
})
