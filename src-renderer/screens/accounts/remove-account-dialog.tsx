import type { AccountView } from '../../../src-shared/caller.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Notice } from '../../components/notice.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { reloadAccounts } from '../../stores/accounts.ts'
import { accountWords, listWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'

const words = accountWords

/** Says that the token goes on working at the service, and removes the account. */
export function RemoveAccountDialog({
  view,
  onClose,
}: {
  readonly view: AccountView
  readonly onClose: () => void
}) {
  const { busy, code, ask } = useAsking()
  const remove = () =>
    ask(async () => {
      await call('accounts.remove', { accountId: view.id })
      await reloadAccounts()
      onClose()
    })
  return (
    <Dialog
      title={words.removeTitle(visibleText(view.name))}
      busy={busy}
      onClose={onClose}
      footer={
        <>
          <Button variant="plain" size="large" busy={busy} onClick={onClose}>
            {listWords.app.cancel}
          </Button>
          <Button variant="filled" size="large" busy={busy} onClick={() => void remove()}>
            {words.removeDo}
          </Button>
        </>
      }
    >
      <p>{words.removeText}</p>
      {code === 'not-allowed-now' ? (
        <div role="alert">
          <Notice tone="soon">{words.inUse}</Notice>
        </div>
      ) : (
        code !== null && <ErrorCard code={code} />
      )}
    </Dialog>
  )
}
