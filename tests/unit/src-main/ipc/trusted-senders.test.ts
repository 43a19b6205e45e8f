import { describe, expect, it } from 'vitest'
import { isTrustedSender, type Sender } from '../../../../src-main/ipc/trusted-senders.ts'
import { bundleUrl, choosePageOrigin } from '../../../../src-main/page-origin.ts'

const { owns } = choosePageOrigin({ isPackaged: true, devServer: undefined })
const page = { contentsId: 7, owns }
const top = { url: bundleUrl }

function sent(change: Partial<Sender> & { id?: number; isGone?: boolean } = {}): Sender {
  const { id = 7, isGone = false, ...rest } = change
  return {
    sender: { id, mainFrame: top, isDestroyed: () => isGone },
    senderFrame: top,
    ...rest,
  }
}

describe('isTrustedSender', () => {
  it('trusts the top frame of our page', () => {
    expect(isTrustedSender(sent(), page)).toBe(true)
  })

  it('refuses a frame inside it, even one of our own origin', () => {
    expect(isTrustedSender(sent({ senderFrame: { url: bundleUrl } }), page)).toBe(false)
  })

  it('refuses a frame that is gone', () => {
    expect(isTrustedSender(sent({ senderFrame: null }), page)).toBe(false)
  })

  it('refuses another window', () => {
    expect(isTrustedSender(sent({ id: 8 }), page)).toBe(false)
  })

  it('refuses everyone while there is no page', () => {
    expect(isTrustedSender(sent(), { ...page, contentsId: null })).toBe(false)
  })

  it('refuses a page that was destroyed', () => {
    expect(isTrustedSender(sent({ isGone: true }), page)).toBe(false)
  })

  it.each(['https://evil.example/', 'app://bundle.evil/index.html', 'about:blank', ''])(
    'refuses our window while it shows %j',
    (url) => {
      const frame = { url }
      const sender = { id: 7, mainFrame: frame, isDestroyed: () => false }

      expect(isTrustedSender({ sender, senderFrame: frame }, page)).toBe(false)
    },
  )
})
