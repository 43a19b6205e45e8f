import type { Caller, PlaceLook } from '../../../src-shared/caller.ts'
import { CallerId, ConnectionId } from '../../../src-shared/ids.ts'
import type { FakeBodies } from '../fake-bridge.ts'
import { refuse, type FakeVault } from './fake-vault.ts'
import { hexId } from './sample-items.ts'
import { sampleAccounts, storedPlaces } from './sample-places.ts'

/** What the fake answers about the places of an item and the accounts they are written through. */
export function placeReplies(vault: FakeVault) {
  let accounts = vault.extra === 'bare' ? [] : sampleAccounts
  if (vault.extra !== 'bare')
    vault.items = vault.items.map((item) =>
      item.overview.service === 'risk_scoring'
        ? {
            ...item,
            overview: { ...item.overview, places: storedPlaces(), callers: ['Tom’s notes'] },
          }
        : item,
    )
  return {
    'places.look': ({ caller }) => lookAt(caller),
    'places.put': ({ itemId, stamp, caller }) => {
      const { overview, stamp: present } = vault.item(itemId)
      if (stamp !== present || JSON.stringify(caller).includes('elsewhere'))
        refuse('changed-elsewhere')
      const { places = [] } = overview
      const isKnown = places.some(({ id }) => id === caller.id)
      const next = places.map((place) => (place.id === caller.id ? caller : place))
      vault.edit(itemId, { places: isKnown ? next : [...places, caller] })
      return null
    },
    'places.remove': ({ itemId, callerId }) => {
      const { places = [] } = vault.item(itemId).overview
      vault.edit(itemId, { places: places.filter(({ id }) => id !== callerId) })
      return null
    },
    'places.newId': () => ({ id: CallerId.parse(hexId('e', vault.next())) }),
    'accounts.list': () => [...accounts],
    'accounts.add': ({ kind, name, origin, token }) => {
      if (token === 'refused') refuse('provider-unauthorized')
      const id = ConnectionId.parse(hexId('c', vault.next()))
      const own = { github: 'https://api.github.com', gitlab: 'https://gitlab.com' }
      const usual = kind === 'vercel' ? 'https://api.vercel.com' : own[kind]
      const view = { id, kind, name, origin: origin ?? usual, practice: false }
      accounts = [...accounts, view]
      return view
    },
    'accounts.remove': ({ accountId }) => {
      if (sampleAccounts[0]?.id === accountId) refuse('not-allowed-now')
      accounts = accounts.filter(({ id }) => id !== accountId)
      return null
    },
  } satisfies Partial<FakeBodies>
}

function lookAt(caller: Caller): PlaceLook {
  const where = 'path' in caller ? caller.path : ''
  if (where.includes('gone')) refuse('place-missing')
  if (where.includes('else'))
    return { holds: 'other-value', hint: 'sk_live_…9Kw2', line: 4, facts: [] }
  if (where.includes('old'))
    return { holds: 'other-version', hint: 'atna_sample_…c0Te', line: 12, facts: [] }
  if (where.includes('empty')) return { holds: 'empty', hint: null, line: null, facts: [] }
  if (where.includes('link'))
    return {
      holds: 'current',
      hint: 'atna_sample_…8Q2d',
      line: 12,
      facts: ['symbolic-link', 'read-only', 'hard-linked', 'readable-by-others', 'in-git'],
    }
  if (where === '') return { holds: 'unreadable', hint: null, line: null, facts: [] }
  return { holds: 'current', hint: 'atna_sample_…8Q2d', line: 12, facts: [] }
}
