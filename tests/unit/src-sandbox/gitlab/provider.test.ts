import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Practice } from '../sandbox-fixture.ts'

const base = '/api/v4/projects/northwind%2Fcheckout/variables/STRIPE_KEY'
const filter = (scope: string) => `?filter[environment_scope]=${encodeURIComponent(scope)}`
const value = 'sk_sample_0123456789abcdef'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
  for (const scope of ['production', '*']) {
    const stored = { project: 'northwind/checkout', key: 'STRIPE_KEY', scope, value, masked: true }
    await practice.fill(practice.gitlab, stored)
  }
})

afterEach(() => practice.end())

const askGitLab = (route: string, body?: unknown) =>
  practice.askAt(practice.gitlab, route, { body })

describe('the practice GitLab', () => {
  it('tells a variable by its scope', async () => {
    const told = await askGitLab(`GET ${base}${filter('production')}`)

    expect([told.status, told.json()]).toEqual([
      200,
      {
        ...{ variable_type: 'env_var', key: 'STRIPE_KEY', value, protected: false, masked: true },
        ...{ hidden: false, raw: false, environment_scope: 'production', description: null },
      },
    ])
    expect((await askGitLab(`GET ${base}${filter('staging')}`)).status).toBe(404)
  })

  it('refuses to choose among several', async () => {
    expect((await askGitLab(`GET ${base}`)).status).toBe(409)
    expect((await askGitLab(`PUT ${base}`, { value: 'another-value' })).status).toBe(409)
  })

  it('changes one variable, and none to a value that could not be masked', async () => {
    const changed = await askGitLab(`PUT ${base}${filter('*')}`, { value: 'another-value' })
    const refused = await askGitLab(`PUT ${base}${filter('*')}`, { value: 'short' })

    expect([changed.status, refused.status]).toEqual([200, 400])
    const places = await practice.places('gitlab')
    expect(places.map((place) => [place['scope'], place['value']])).toEqual([
      ['production', value],
      ['*', 'another-value'],
    ])
  })

  it('takes a token in its own header or as a bearer, and no other', async () => {
    const { managementToken: token } = practice.gitlab
    const route = `GET ${base}${filter('*')}`
    const asking = (headers: Readonly<Record<string, string>>) =>
      practice.askAt(practice.gitlab, route, { headers: { Authorization: '', ...headers } })

    expect((await asking({ 'PRIVATE-TOKEN': token })).status).toBe(200)
    expect((await asking({ Authorization: `Bearer ${token}` })).status).toBe(200)
    expect((await asking({ 'PRIVATE-TOKEN': 'glpat-none' })).status).toBe(401)
    expect((await asking({})).status).toBe(401)
  })

  it('shows tests its values, and hashes to everybody else', async () => {
    expect(JSON.stringify(await practice.state('gitlab'))).not.toContain(value)
    expect(await practice.places('gitlab')).toHaveLength(2)
    expect(await practice.places('atna')).toEqual([])
  })
})
