import { Plus } from 'lucide-react'
import { useState } from 'react'
import type {
  ConnectionView,
  ProviderKey,
  ProviderKeys,
} from '../../../src-shared/connections-contract.ts'
import type { Guide } from '../../../src-shared/guide.ts'
import { Button } from '../../components/button.tsx'
import { DocLinks } from '../../components/doc-links.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { useApp } from '../../stores/app.ts'
import { guideWords, itemWords } from '../../words/en.ts'
import { providerWords as words } from '../../words/en-providers.ts'
import { VendorNotes } from '../guides/vendor-notes.tsx'
import { SignerDialog } from '../item/signer-dialog.tsx'
import { NewKeyDialog } from '../new-key/new-key-dialog.tsx'
import { useAsking } from '../use-asking.ts'
import { AreaSections } from './area-sections.tsx'
import { holdKey, type HeldKey } from './hold-key.ts'
import type { KeyAsk } from './key-actions.tsx'
import { KeysTable } from './keys-table.tsx'
import { whyNotMake, whyNotManage } from './make-state.ts'
import { RemoveKeyDialog } from './remove-key-dialog.tsx'
import { removeLook } from './remove-look.ts'

type Props = {
  readonly listed: ProviderKeys
  readonly guide: Guide | null
  /** Something may have changed there: the list is asked for once more. */
  readonly onChanged: () => void
}

/** The keys of an account that lists them: in a table, or by the slots that the provider has. */
export function KeysListed({ listed, guide, onChanged }: Props) {
  const isReadOnly = useApp(({ vault }) => vault?.readOnly != null)
  const { connection } = listed
  const { areas } = connection.facts
  return (
    <>
      {areas === null ? (
        <InTable {...{ listed, guide, onChanged, isReadOnly }} />
      ) : (
        <AreaSections
          {...{ listed, areas, guide, onChanged }}
          whyNot={whyNotManage(connection, isReadOnly)}
        />
      )}
      {guide !== null && (
        <section className="guide-part" aria-label={guideWords.good}>
          <VendorNotes notes={guide.notes} />
          <h2>{guideWords.docs}</h2>
          <DocLinks docs={guide.docs} />
        </section>
      )}
    </>
  )
}

/** A list that its sign-in may not see: the vendor's button stays, disabled, with the reason. */
export function KeysUnlisted({
  connection,
  guide,
}: {
  readonly connection: ConnectionView
  readonly guide: Guide | null
}) {
  const title = guide?.labels.manage ?? words.keys
  const whyNot = whyNotManage(connection, false)
  const onMake = () => undefined
  return (
    <section className="provider-part" aria-label={title}>
      <ListHead {...{ title, guide, whyNot, onMake }} listed={{ connection, keys: null }} />
    </section>
  )
}

type Opened =
  | { readonly dialog: 'make' }
  | { readonly dialog: 'sign' | 'remove'; readonly held: HeldKey }
  | null

function InTable({ listed, guide, onChanged, isReadOnly }: Props & { isReadOnly: boolean }) {
  const { connection, keys } = listed
  const { facts } = connection
  const [open, setOpen] = useState<Opened>(null)
  const { busy, code, ask } = useAsking()
  const close = () => {
    setOpen(null)
    onChanged()
  }
  const onAsk = (what: KeyAsk, entry: ProviderKey) =>
    void ask(async () => {
      const held = await holdKey(connection.id, entry)
      if (what === 'adopt' || held === null) onChanged()
      else setOpen({ dialog: what, held })
    })
  const canSign = facts.capabilities.setSigner === 'api'
  const signLabel = guide?.labels.useWithWebhooks ?? itemWords.useForWebhooks
  const look = removeLook(facts, guide)
  const title = guide?.labels.manage ?? words.keys
  return (
    <section className="provider-part" aria-label={title}>
      <ListHead
        {...{ title, guide }}
        listed={listed}
        whyNot={whyNotMake(connection, { live: keys.length, isReadOnly })}
        onMake={() => setOpen({ dialog: 'make' })}
      />
      {keys.length === 0 ? (
        <p className="provider-quiet">{words.empty}</p>
      ) : (
        <KeysTable
          {...{ keys, look, busy, onAsk }}
          caption={title}
          signLabel={canSign ? signLabel : null}
          whyNot={whyNotManage(connection, isReadOnly)}
        />
      )}
      {code !== null && <ErrorCard code={code} />}
      {open?.dialog === 'make' && (
        <NewKeyDialog start="make" connectionId={connection.id} onClose={close} />
      )}
      {open?.dialog === 'sign' && <SignerDialog {...open.held} onClose={close} />}
      {open?.dialog === 'remove' && (
        <RemoveKeyDialog held={open.held} look={look} onClose={close} />
      )}
    </section>
  )
}

/** How many keys there are, and the vendor's button for one more; disabled with the reason. */
export function ListHead({
  title,
  guide,
  listed: { connection, keys },
  whyNot,
  onMake,
}: {
  readonly title: string
  readonly guide: Guide | null
  readonly listed: Pick<ProviderKeys, 'connection'> & {
    /** Null where nobody could see them. */
    readonly keys: ProviderKeys['keys'] | null
  }
  readonly whyNot: string | null
  readonly onMake: () => void
}) {
  const { maxLive, generate } = connection.facts.capabilities
  const isAdmin = guide?.notes.includes('admin-only') === true
  return (
    <>
      <div className="provider-area-head">
        <h2 className="grow">
          {title}{' '}
          {maxLive !== null && keys !== null && (
            <span className="provider-count">{words.count(keys.length, maxLive)}</span>
          )}
        </h2>
        {isAdmin && <span className="provider-pill">{words.adminActions}</span>}
        {generate === 'api' && (
          <Button
            variant="filled"
            // The vendor's own sign is part of its label.
            icon={guide?.labels.make.startsWith('+') === true ? undefined : Plus}
            disabled={whyNot !== null}
            title={whyNot ?? undefined}
            onClick={onMake}
          >
            {guide?.labels.make ?? words.make}
          </Button>
        )}
      </div>
      {whyNot !== null && <p className="provider-why-not">{whyNot}</p>}
    </>
  )
}
