import { describe, expect, it } from 'vitest'
import { namesAndValues, noted, readGiven, refusalOf } from './given-file.ts'

const key = 'sk_live_51HabcdefghijkLmno23'

describe('a .env file', () => {
  it('gives its keys, with their lines and the environment of its name', async () => {
    const read = await readGiven(
      `# keys\r\nexport STRIPE_SECRET_KEY="${key}" # live\r\n\r\nWEBHOOK_SECRET='a b'\r\n`,
      { name: '.env.production' },
    )

    expect(read.format).toBe('env')
    expect(read.map).toBeNull()
    expect(namesAndValues(read)).toEqual([
      ['STRIPE_SECRET_KEY', key],
      ['WEBHOOK_SECRET', 'a b'],
    ])
    expect(read.seeds[0]).toMatchObject({
      environment: 'Production',
      kind: 'api-key',
      confidence: 'certain',
      spots: [{ line: 2, variable: 'STRIPE_SECRET_KEY', sort: 'env', shown: '.env.production' }],
    })
    expect(read.seeds[1]).toMatchObject({ kind: 'webhook-secret', confidence: 'likely' })
    expect(read.seeds[1]?.spots[0]?.line).toBe(4)
  })

  it('leaves what is no key, what is public and what only holds a place', async () => {
    const read = await readGiven(
      'PORT=3000\nAPP_URL=https://example.org/a/long/path1\nSTRIPE_PUBLISHABLE_KEY=pk_live_x1\n' +
        'API_KEY=changeme\nAPI_TOKEN=<token>\nOTHER_KEY=${FROM_ELSEWHERE}\nEMPTY_SECRET=\n' +
        'MY_KEY=your-api-key-here\nX_KEY=xxxxxxxxxxxxxxxxxxxx\n',
    )

    expect(read.seeds).toEqual([])
    expect([noted(read, 'other-kinds-left'), noted(read, 'rows-empty')]).toEqual([4, 5])
  })

  it('takes what looks made by a machine, and is not sure', async () => {
    const read = await readGiven(
      `A_KEY=${key}\nTHING=a8F3kd93KDa9s8dfj2\nDB=postgres://u:pw@h/db\n`,
    )

    expect(read.seeds.map(({ confidence }) => confidence)).toEqual(['certain', 'unsure', 'unsure'])
  })

  it('takes the last of several lines with one name, as dotenv does', async () => {
    expect(namesAndValues(await readGiven(`A_KEY=${key}1\nA_KEY=${key}2\n`))).toEqual([
      ['A_KEY', `${key}2`],
    ])
  })

  it('reads a value of many lines, and thousands of variables', async () => {
    const many = Array.from({ length: 8_000 }, (_, index) => `KEY_${index}="${key}${index}"\n`)
    const read = await readGiven(`PRIVATE_KEY="a1\nB2"\n${many.join('')}`)

    expect(read.seeds).toHaveLength(8_001)
    expect(namesAndValues(read)[0]).toEqual(['PRIVATE_KEY', 'a1\nB2'])
    expect(read.seeds.at(-1)?.spots[0]?.line).toBe(8_002)
  })

  it('counts a value that is too long', async () => {
    const read = await readGiven(`A_KEY=${key}\nB_KEY=${'x1Y'.repeat(6_000)}\n`)

    expect(read.notes).toEqual([{ what: 'rows-too-long', count: 1, lines: [2] }])
  })

  it('is refused where it is empty or no text', async () => {
    expect(await refusalOf('\n \n')).toBe('import-empty')
    expect(await refusalOf('# only a comment\n', { format: 'env' })).toBe('import-empty')
    expect(await refusalOf(Uint8Array.of(0, 1, 2, 0, 0, 9), { format: 'env' })).toBe(
      'import-damaged',
    )
  })
})
