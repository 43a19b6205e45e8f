import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import {
  KeysUnlisted,
  ListHead,
} from '../../../../../src-renderer/screens/providers/keys-listed.tsx'
import { KeysTable } from '../../../../../src-renderer/screens/providers/keys-table.tsx'
import {
  whyNotMake,
  whyNotManage,
} from '../../../../../src-renderer/screens/providers/make-state.ts'
import { ProviderHead } from '../../../../../src-renderer/screens/providers/provider-head.tsx'
import { removeLook } from '../../../../../src-renderer/screens/providers/remove-look.ts'
import type { ConnectionView, ProviderKey } from '../../../../../src-shared/connections-contract.ts'
import { guideFor } from '../guides/sample-guides.ts'
import { account, factsOf, listedKey } from './sample-provider.ts'

function textOf(markup: string): string {
  return markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

/** The list of an account as it is drawn, with its head. */
function listOf(provider: string, keys: readonly ProviderKey[], view?: Partial<ConnectionView>) {
  const connection = account(provider, view)
  const guide = guideFor(connection.facts.vendor ?? '')
  const canSign = connection.facts.capabilities.setSigner === 'api'
  return renderToStaticMarkup(
    <>
      <ProviderHead title="Keys" connection={connection} guide={guide} />
      <ListHead
        title={guide.labels.manage ?? ''}
        guide={guide}
        listed={{ connection, keys: [...keys] }}
        whyNot={whyNotMake(connection, { live: keys.length, isReadOnly: false })}
        onMake={() => undefined}
      />
      <KeysTable
        keys={keys}
        caption="Keys"
        look={removeLook(connection.facts, guide)}
        signLabel={canSign ? guide.labels.useWithWebhooks : null}
        whyNot={whyNotManage(connection, false)}
        busy={false}
        onAsk={() => undefined}
      />
    </>,
  )
}

/** The opening tag of the button that says this. */
function buttonOf(markup: string, text: string): string {
  const tags = [...markup.matchAll(/<button[^>]*>(?:(?!<\/button>).)*<\/button>/gs)]
  return tags.map(([tag]) => tag).find((tag) => tag.includes(text)) ?? ''
}

const three = [
  listedKey({ remoteId: 'a', signer: true, name: 'first' }),
  listedKey({ remoteId: 'b', name: 'second' }),
  listedKey({ remoteId: 'c', name: 'third', lastUsedAt: Date.parse('2026-11-01T10:00:00Z') }),
]

describe('the list of API secrets', () => {
  it('003-05 003-06 003-08 is a table with creation and last use, and an Actions column', () => {
    const markup = listOf('practice-portal', three)
    const heads = [...markup.matchAll(/<th role="columnheader"[^>]*>([^<]*)</g)].map((at) => at[1])
    expect(markup).toContain('<table')
    expect(heads).toEqual(['Name', 'Key', 'Creation date', 'Last used', 'In this vault', 'Actions'])
    expect(textOf(markup)).toContain('1 Sep 2026')
    expect(textOf(markup)).toContain('never used')
  })

  it('003-03 003-09 creates with the vendor’s label, and not beyond three, with the reason', () => {
    const two = listOf('practice-portal', three.slice(0, 2))
    expect(textOf(two)).toContain('API secrets 2 of 3 Create a new API secret')
    expect(buttonOf(two, 'Create a new API secret')).not.toContain('disabled')
    const full = listOf('practice-portal', three)
    expect(buttonOf(full, 'Create a new API secret')).toContain('disabled')
    expect(textOf(full)).toContain('There are 3 already')
  })

  it('003-16 offers Use with webhooks on each but the one that signs, which is marked', () => {
    const markup = listOf('practice-portal', three)
    expect(markup.match(/>Use with webhooks</g)).toHaveLength(2)
    expect(markup.match(/Signs webhooks</g)).toHaveLength(1)
    expect(buttonOf(markup, 'Use with webhooks')).toContain('Use with webhooks second')
  })

  it('003-23 removes with a red bin whose prompt and name is Remove', () => {
    const markup = listOf('practice-portal', three)
    const bin = buttonOf(markup, 'provider-key-bin')
    expect(bin).toContain('aria-label="Remove"')
    expect(bin).toContain('title="Remove"')
    expect(markup.match(/provider-key-bin/g)).toHaveLength(3)
  })

  it('003-12 shows the masked part alone', () => {
    expect(textOf(listOf('practice-portal', three))).toContain('sk_…8Q2d')
  })

  it('003-01 names both uses of the secrets', () => {
    expect(textOf(listOf('practice-portal', three))).toContain(
      'signed with such a key, and so are webhooks',
    )
  })

  it('003-24 003-25 ends a removal with Confirm', () => {
    const look = removeLook(factsOf('practice-portal'), guideFor('ckeditor'))
    expect(look).toEqual({ as: 'bin', label: 'Remove', confirm: 'Confirm' })
  })
})

describe('the list of Dailybot keys', () => {
  it('001-03 disables every key action for a lesser role, and says why', () => {
    const markup = listOf('practice-dailybot', three, { role: 'member', mayManage: false })
    expect(buttonOf(markup, 'Create API key')).toContain('disabled')
    expect(buttonOf(markup, '>Revoke<')).toContain('disabled')
    expect(textOf(markup)).toContain('has the role “member”, which may not make or turn off keys')
    expect(textOf(markup)).toContain('Needs Organization admin, or a role that can manage')
  })

  it('001-03 keeps the button disabled for a role that may not even see the list', () => {
    const connection = account('practice-dailybot', { role: 'member', mayManage: false })
    const markup = renderToStaticMarkup(
      <KeysUnlisted connection={connection} guide={guideFor('dailybot')} />,
    )
    expect(buttonOf(markup, 'Create API key')).toContain('disabled=""')
    expect(textOf(markup)).toContain('has the role “member”, which may not make or turn off keys')
  })

  it('001-03 leaves them to an administrator', () => {
    const markup = listOf('practice-dailybot', three)
    expect(buttonOf(markup, 'Create API key')).not.toContain('disabled')
    expect(buttonOf(markup, '>Revoke<')).not.toContain('disabled')
  })

  it('001-04 is flagged as an admin how-to, and its actions as an administrator’s', () => {
    const text = textOf(listOf('practice-dailybot', three))
    expect(text).toContain('Admin how-to')
    expect(text).toContain('Admin actions')
    expect(textOf(listOf('practice-portal', three))).not.toContain('Admin')
  })

  it('001-20 revokes from the same screen as the list, in every row', () => {
    const markup = listOf('practice-dailybot', three)
    expect(markup.match(/>Revoke</g)).toHaveLength(3)
  })

  it('001-30 never dresses an unknown last use up as a date or as never', () => {
    const [key] = three
    const text = textOf(
      listOf('practice-dailybot', [{ ...listedKey(key), lastUsedKnown: false, lastUsedAt: null }]),
    )
    expect(text).toContain('unknown')
    expect(text).not.toContain('never used')
  })

  it('shows owners and rights where the provider tells them', () => {
    const text = textOf(
      listOf('practice-dailybot', [
        listedKey({ owner: 'Ana', scopes: ['forms.read'] }),
        listedKey({ remoteId: 'two' }),
      ]),
    )
    expect(text).toContain('Owner Rights')
    expect(text).toContain('Ana forms.read')
  })
})

describe('the list of ATNA credentials', () => {
  it('004-03 makes with + Generate an API Key', () => {
    const markup = listOf('practice-atna', three)
    expect(textOf(markup)).toContain('My API Keys')
    expect(buttonOf(markup, '+ Generate an API Key')).not.toContain('disabled')
  })

  it('004-16 deletes under More Options, the three dots next to the key', () => {
    const markup = listOf('practice-atna', three)
    const more = buttonOf(markup, 'More Options')
    expect(more).toContain('aria-label="More Options"')
    expect(more).toContain('lucide-ellipsis-vertical')
    expect(markup.match(/>Delete</g)).toHaveLength(3)
  })
})

describe('what a provider has no way for', () => {
  it('000-34 offers no way to delete at Atomicat', () => {
    expect(removeLook(factsOf('practice-atomicat'), guideFor('atomicat')).as).toBe('none')
  })

  it('takes a key that is not in the vault into it, from its row', () => {
    const stranger = listedKey({ itemId: null, itemName: null })
    const markup = listOf('practice-atna', [stranger])
    expect(buttonOf(markup, 'Take into Keyturn')).not.toBe('')
    expect(textOf(markup)).toContain('not in this vault')
    expect(buttonOf(listOf('practice-atna', three), 'Take into Keyturn')).toBe('')
  })

  it('changes nothing in a vault that can only be read', () => {
    expect(whyNotManage(account('practice-atna'), true)).not.toBeNull()
    expect(whyNotManage(account('practice-atna'), false)).toBeNull()
  })
})
