import { beforeEach, describe, expect, it } from 'vitest'
import { Grants } from '../../../src-main/grants.ts'
import type { ToHost } from '../../../src-shared/host-messages.ts'

let told: ToHost[] = []
let grants: Grants

beforeEach(() => {
  told = []
  grants = new Grants((message) => told.push(message))
})

describe('what was chosen or dropped', () => {
  it('is told at once, and to a host that starts later', () => {
    grants.add(['/a'])
    grants.add(['/b', '/a'])

    expect(told).toEqual([
      { kind: 'granted', paths: ['/a'] },
      { kind: 'granted', paths: ['/b', '/a'] },
    ])
    expect(grants.messages).toEqual([{ kind: 'granted', paths: ['/b', '/a'] }])
  })

  it('ends with the page', () => {
    grants.add(['/a'])
    grants.clear()

    expect(grants.messages).toEqual([])
  })

  it('is for no later page, also where a dialog outlasted its own', () => {
    const grant = grants.forThisPage()
    grants.clear()
    grant(['/a'])
    grants.forThisPage()(['/b'])

    expect(told).toEqual([{ kind: 'granted', paths: ['/b'] }])
    expect(grants.messages).toEqual([{ kind: 'granted', paths: ['/b'] }])
  })

  it('is nothing to tell where there is nothing', () => {
    grants.add([])

    expect([told, grants.messages]).toEqual([[], []])
  })

  it('is no more than one message carries: the oldest go first', () => {
    for (let at = 0; at < 60; at += 1) grants.add([`/${at}`])

    expect(grants.messages).toMatchObject([{ paths: { length: 50, 0: '/10', 49: '/59' } }])
  })
})
