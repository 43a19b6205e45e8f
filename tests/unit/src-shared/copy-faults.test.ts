import { describe, expect, it } from 'vitest'
import { copyFaultsOf } from '../../../src-shared/copy-faults.ts'

const key = 'atpay_4fJ2mQ81xZ'

describe('copyFaultsOf', () => {
  it('002-22 names white space, quotes, line breaks, a cut end and a wrong beginning', () => {
    expect(copyFaultsOf(` ${key}`, 'atpay_')).toEqual(['white-space'])
    expect(copyFaultsOf(`${key}\u200b`, 'atpay_')).toEqual(['white-space'])
    expect(copyFaultsOf(`"${key}"`, 'atpay_')).toEqual(['quotes'])
    expect(copyFaultsOf(`${key}”`, 'atpay_')).toEqual(['quotes'])
    expect(copyFaultsOf(`${key}\n`, 'atpay_')).toEqual(['line-break'])
    expect(copyFaultsOf('atpay_4fJ2', 'atpay_')).toEqual(['too-short'])
    expect(copyFaultsOf('atpay_4fJ2mQ81x…', 'atpay_')).toEqual(['too-short'])
    expect(copyFaultsOf('dbot_4fJ2mQ81xZ8', 'atpay_')).toEqual(['wrong-prefix'])
  })

  it('names several at once', () => {
    expect(copyFaultsOf(`"${key} \n"`, 'atpay_')).toEqual(['white-space', 'quotes', 'line-break'])
  })

  it('finds nothing wrong with a key that may be right, and knows no beginning by itself', () => {
    expect(copyFaultsOf(key, 'atpay_')).toEqual([])
    expect(copyFaultsOf('anything-else-9', null)).toEqual([])
    expect(copyFaultsOf('short', null)).toEqual(['too-short'])
  })

  it('leaves keys of several lines alone', () => {
    expect(copyFaultsOf('-----BEGIN PRIVATE KEY-----\nMIIE\n', null)).toEqual([])
    expect(copyFaultsOf('{ "type": "service_account" }', null)).toEqual([])
  })
})
