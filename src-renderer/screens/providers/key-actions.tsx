import { EllipsisVertical, Trash2, Webhook } from 'lucide-react'
import type { ProviderKey } from '../../../src-shared/connections-contract.ts'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useMenu } from '../../components/use-menu.ts'
import { providerWords as words } from '../../words/en-providers.ts'
import type { RemoveLook } from './remove-look.ts'
import '../item/more-menu.css'

/** What can be asked for a key of the list. */
export type KeyAsk = 'adopt' | 'sign' | 'remove'

/** The vendor's own controls for one key; disabled, with the reason, where nobody may use them. */
export function KeyActions({ entry, name, look, signLabel, whyNot, busy, onAsk }: Props) {
  const isOff = whyNot !== null
  const reason = whyNot ?? undefined
  return (
    <span className="provider-key-actions">
      {entry.itemId === null && (
        <Button
          variant="plain"
          busy={busy}
          aria-label={words.adoptNamed(name)}
          onClick={() => onAsk('adopt')}
        >
          {words.adopt}
        </Button>
      )}
      {signLabel !== null && entry.signer && (
        <span className="provider-key-signs">
          <Webhook size={14} strokeWidth={1.75} aria-hidden />
          {words.signs}
        </span>
      )}
      {signLabel !== null && !entry.signer && (
        <Button
          variant="plain"
          busy={busy}
          disabled={isOff}
          title={reason}
          aria-label={words.actionOn(signLabel, name)}
          onClick={() => onAsk('sign')}
        >
          {signLabel}
        </Button>
      )}
      <Remove {...{ look, name, isOff, reason, busy }} onRemove={() => onAsk('remove')} />
    </span>
  )
}

type Props = {
  readonly entry: ProviderKey
  readonly name: string
  readonly look: RemoveLook
  /** The vendor's word for choosing the signer, or null where none is chosen. */
  readonly signLabel: string | null
  /** Why nothing may be changed there, or null. */
  readonly whyNot: string | null
  readonly busy: boolean
  readonly onAsk: (ask: KeyAsk) => void
}

type RemoveProps = Pick<Props, 'look' | 'name' | 'busy'> & {
  readonly isOff: boolean
  readonly reason: string | undefined
  readonly onRemove: () => void
}

function Remove(props: RemoveProps) {
  const { look, name, isOff, reason, busy, onRemove } = props
  switch (look.as) {
    case 'none':
      return null
    case 'bin':
      return (
        <IconButton
          className="provider-key-bin"
          label={look.label}
          icon={Trash2}
          disabled={isOff || busy}
          aria-description={reason ?? name}
          onClick={onRemove}
        />
      )
    case 'menu':
      return <RemoveMenu {...props} />
    case 'button':
      return (
        <Button
          variant="plain"
          className="provider-key-off"
          busy={busy}
          disabled={isOff}
          title={reason}
          aria-label={words.actionOn(look.label, name)}
          onClick={onRemove}
        >
          {look.label}
        </Button>
      )
  }
}

/** The three dots of the vendor's list. */
function RemoveMenu({ look, name, isOff, reason, busy, onRemove }: RemoveProps) {
  const { menu, id, shown, setShown, closeOnEscape } = useMenu()
  const choose = () => {
    menu.current?.hidePopover()
    onRemove()
  }
  return (
    <span className="provider-key-more">
      <IconButton
        label={words.moreOptions}
        icon={EllipsisVertical}
        aria-description={name}
        popoverTarget={id}
        aria-expanded={shown}
        disabled={busy}
        onKeyDown={closeOnEscape}
      />
      <div
        ref={menu}
        id={id}
        popover="auto"
        className="more-menu provider-key-menu"
        role="group"
        aria-label={words.moreOptionsOf(name)}
        onToggle={(event) => setShown(event.newState === 'open')}
        onKeyDown={closeOnEscape}
      >
        <button type="button" disabled={isOff} title={reason} onClick={choose}>
          {look.label}
        </button>
      </div>
    </span>
  )
}
