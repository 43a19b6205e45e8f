import type { MessageBoxOptions, MessageBoxReturnValue } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import { Confirmer } from '../../../src-main/confirmer.ts'
import type { Confirmation, PlaceReach } from '../../../src-shared/confirmation.ts'

let shown: MessageBoxOptions[]
let answer: (options: MessageBoxOptions) => Promise<MessageBoxReturnValue>
let now: number
let confirmer: Confirmer

const program: Confirmation = {
  about: 'place',
  item: 'billing_api',
  reach: { what: 'program', argv: ['gh', 'secret', 'set', 'MY KEY'], folder: '/home/mira/shop' },
  check: 'https://shop.example/health',
}

function press(label: string) {
  return ({ buttons }: MessageBoxOptions): Promise<MessageBoxReturnValue> =>
    Promise.resolve({ response: buttons?.indexOf(label) ?? -1, checkboxChecked: false })
}

beforeEach(() => {
  shown = []
  now = 0
  answer = press('Allow')
  confirmer = new Confirmer({
    show: (options) => {
      shown.push(options)
      return answer(options)
    },
    readClock: () => ({ monotonicMs: now, wallMs: now }),
  })
})

describe('a question outside the page', () => {
  it.each([
    ['folder', 'Let Keyturn look for keys in this folder?', 'Folder: /home/mira\\u{a}Allow'],
    ['file', 'Let Keyturn read the keys in this file?', 'File: /home/mira\\u{a}Allow'],
  ] as const)('names the %s that would be read, on one line', async (what, message, line) => {
    await confirmer.ask({ about: 'read', what, path: '/home/mira\nAllow' })

    expect(shown).toMatchObject([{ message }])
    expect(shown[0]?.detail?.split('\n').at(-1)).toBe(line)
  })

  it('tells a receiver of signatures from one that gets the key itself', async () => {
    const about = { about: 'receiver', item: 'Hook\u202e', origin: 'https://a.example' } as const
    await confirmer.ask({ ...about, sends: 'signature' })
    await confirmer.ask({ ...about, sends: 'key' })

    expect(shown.map(({ message }) => message)).toEqual([
      'Send sample events, signed with this key, to this receiver?',
      'Send this key itself, with sample events, to this receiver?',
    ])
    expect(shown[1]?.detail).toContain('Key: Hook\\u{202e}\nTo: https://a.example')
  })

  it('is allowed by the button that says so, and by nothing else', async () => {
    expect(await confirmer.ask(program)).toBe('allowed')
    answer = press('Do not allow')
    expect(await confirmer.ask(program)).toBe('refused')
    answer = press('closed')
    expect(await confirmer.ask(program)).toBe('refused')
    answer = () => Promise.reject(new Error('no dialogs here'))
    expect(await confirmer.ask(program)).toBe('unavailable')
  })

  it('has Enter and Escape do nothing, and names everything that is reached', async () => {
    await confirmer.ask(program)
    const [box] = shown

    expect(box).toMatchObject({ defaultId: 0, cancelId: 0, buttons: ['Do not allow', 'Allow'] })
    expect(box?.detail).toBe(
      [
        'If you did not just ask for this yourself, do not allow it.',
        '',
        'Key: billing_api',
        "Program: gh secret set 'MY KEY'",
        'In the folder: /home/mira/shop',
        'Then it asks: https://shop.example/health',
      ].join('\n'),
    )
  })

  it('shows nothing that breaks lines, hides, or turns the direction of reading', async () => {
    const name = 'Mine\n\nIt is safe.\u202Egnp\u200B\u00A0x'
    const origin = 'gitlab, https://git.example.com'
    await confirmer.ask({ about: 'account', name, origin, calls: 'https://a.example/\nb' })

    expect(shown[0]?.detail).toContain(
      'Account: Mine\\u{a}\\u{a}It is safe.\\u{202e}gnp\\u{200b}\\u{a0}x\nAt: gitlab, https',
    )
    expect(shown[0]?.detail).toContain('\nIt will deliver to: https://a.example/\\u{a}b')
  })

  it.each([
    [{ what: 'file', path: '/home/mira/.npmrc', spot: 'script-shell' }, 'At: script-shell'],
    [{ what: 'service', origin: 'https://api.github.com', spot: 'a/b / KEY' }, 'At: a/b / KEY'],
  ] as const)('names the spot: %o', async (reach, line) => {
    await confirmer.ask({ about: 'place', item: 'x', reach, check: null })

    expect(shown[0]?.detail?.split('\n')).toContain(line)
  })

  it('is refused unasked where it is too long to be seen whole', async () => {
    const argv = ['sh', '-c', 'x'.repeat(2_000)]
    const reach: PlaceReach = { what: 'program', argv, folder: null }

    expect(await confirmer.ask({ about: 'place', item: 'x', reach, check: null })).toBe('refused')
    expect(shown).toEqual([])
  })

  it('is asked one at a time, and not again after three refusals within a minute', async () => {
    const { promise, resolve } = Promise.withResolvers<MessageBoxReturnValue>()
    answer = () => promise
    const first = confirmer.ask(program)
    expect(await confirmer.ask(program)).toBe('refused')
    resolve({ response: 0, checkboxChecked: false })
    expect(await first).toBe('refused')
    answer = press('Do not allow')
    await confirmer.ask(program)
    await confirmer.ask(program)
    answer = press('Allow')
    expect(shown).toHaveLength(3)

    expect(await confirmer.ask(program)).toBe('refused')
    expect(shown).toHaveLength(3)
    now += 60_000
    expect(await confirmer.ask(program)).toBe('allowed')
  })

  it('is taken away when the vault is locked, whatever is pressed afterwards', async () => {
    const { promise, resolve } = Promise.withResolvers<MessageBoxReturnValue>()
    answer = () => promise
    const asked = confirmer.ask(program)
    confirmer.cancel()
    expect(await asked).toBe('refused')
    expect(shown[0]?.signal?.aborted).toBe(true)
    answer = press('Allow')
    expect(await confirmer.ask(program)).toBe('allowed')
    resolve({ response: 1, checkboxChecked: false })
  })
})
