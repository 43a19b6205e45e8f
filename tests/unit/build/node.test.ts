import { describe, expect, it } from 'vitest'
import { nodeTooOld } from '../../../build/node.mjs'

describe('nodeTooOld', () => {
  it('has nothing against the Node that runs these tests', () => {
    expect(nodeTooOld(process)).toBeNull()
  })

  it.each([
    ['v20.20.2', '9', undefined],
    ['v22.14.0', '10', undefined],
    ['v22.17.0', '10', false],
    ['v22.13.0', '9', 'strip'],
    ['v12.0.0', undefined, undefined],
  ])('refuses %s in one sentence', (version, napi, typescript) => {
    const refusal = nodeTooOld({ version, versions: { napi }, features: { typescript } })

    expect(refusal).toMatch(
      new RegExp(`^Keyturn needs Node 22.18 or newer and this is ${version}: `),
    )
    expect(refusal).not.toContain('\n')
  })

  it('accepts a Node that has both what it needs', () => {
    const fit = { version: 'v22.18.0', versions: { napi: '10' }, features: { typescript: 'strip' } }

    expect(nodeTooOld(fit)).toBeNull()
  })
})
