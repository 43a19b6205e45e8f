import type { ListedVault } from '../../src-shared/app-info.ts'
import { call } from '../api.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { ErrorCard } from '../components/error-card.tsx'
import { Mono } from '../components/mono.tsx'
import { pathIn } from '../format/path.ts'
import { vaultName } from '../format/vault-name.ts'
import { useAsking } from '../screens/use-asking.ts'
import { useApp } from '../stores/app.ts'
import { ownVaultsOf, reloadVaults } from '../stores/vaults.ts'
import { listWords } from '../words/en.ts'
import { vaultWords as words } from '../words/en-vaults.ts'

/** Says that a vault's file stays, and where, and takes the vault off the list. */
export function RemoveVaultDialog({
  vault,
  onClose,
}: {
  readonly vault: ListedVault
  readonly onClose: () => void
}) {
  const vaults = useApp(ownVaultsOf)
  const platform = useApp((state) => state.info?.platform ?? '')
  const { busy, code, ask } = useAsking()
  const remove = () =>
    ask(async () => {
      await call('vaults.forget', { key: vault.key })
      await reloadVaults()
      onClose()
    })
  return (
    <Dialog
      title={words.removeTitle}
      onClose={onClose}
      busy={busy}
      footer={
        <>
          <Button variant="plain" size="large" autoFocus onClick={onClose}>
            {listWords.app.cancel}
          </Button>
          <Button variant="filled" size="large" busy={busy} onClick={() => void remove()}>
            {words.removeDo}
          </Button>
        </>
      }
    >
      <p>{words.removeLead(vaultName(vault, vaults))}</p>
      <p>
        <Mono>{pathIn(vault.folder, vault.fileName, platform)}</Mono>
      </p>
      {code !== null && <ErrorCard code={code} />}
    </Dialog>
  )
}
