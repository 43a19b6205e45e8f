import { expect, it } from 'vitest'
import { builtIn, FakeLink, replied } from './fake-link.ts'

const connector = builtIn('practice-dailybot')
const secret = 'dbot_sample_4f9a1c7e2b6d8053a9c1e7f2'
const rtl = '\u202e'

const listed = (key: object) => replied(200, { api_keys: [{ id: 'key_1', label: 'a', ...key }] })

it.each([
  ['dbot_…1234', 'dbot_…1234'],
  ['••••8Q2d', '••••8Q2d'],
  [secret, 'dbot_sample_•••••e7f2'],
  [`${secret.slice(0, 20)} ${'x'.repeat(60)}`, '•••••'],
  [`${rtl}4321…_tobd`, null],
])('shows of %j as the masked form of a key %j', async (masked, shown) => {
  const [key] = await connector.list(new FakeLink([listed({ masked })]).link)
  expect(key?.masked).toBe(shown)
})

it('X-05 keeps no secret that a reply repeats as a name', async () => {
  for (const label of [secret, `key ${secret}`]) {
    const reply = replied(201, { id: 'key_1', key: secret, label })
    const made = await connector.generate(new FakeLink([reply]).link, { name: 'a' })
    expect(new TextDecoder().decode(made.secret)).toBe(secret)
    expect(made.name).toBeNull()
  }
})

it('shows a name that would turn the direction of a list, or break its lines, as changed', async () => {
  const [key] = await connector.list(new FakeLink([listed({ label: `a${rtl}b\nc\u2029d` })]).link)
  expect(key?.name).toBe('a\uFFFDb\uFFFDc\uFFFDd')
})

it('takes no sign that turns the direction from an owner, a right, a role or a caller', async () => {
  const strange = { owner: `Mira${rtl}`, scopes: [`a\u2066b`, 'forms.read', 'x\u2028y'] }
  const [key] = await connector.list(new FakeLink([listed(strange)]).link)
  expect(key).toMatchObject({ owner: null, scopes: ['forms.read'] })

  const call = { last_at: '2026-11-20T14:05:00Z', used: 1, refused: 0, failed: 0 }
  const told = { days: [], callers: [{ ...call, name: `curl${rtl}\n\u2029gpj` }] }
  const usage = await connector.usage(new FakeLink([replied(200, told)]).link, 'key_1')
  expect(usage.callers.map(({ name }) => name)).toEqual(['curl gpj'])

  const role = connector.role(new FakeLink([replied(200, { role: `${rtl}nimda` })]).link)
  await expect(role).rejects.toThrow('provider-garbage')
})
