import type { ConnectionView } from '../../../src-shared/connections-contract.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Notice } from '../../components/notice.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { reloadConnections } from '../../stores/connections.ts'
import { listWords } from '../../words/en.ts'
import { providerWords as words } from '../../words/en-providers.ts'
import { useAsking } from '../use-asking.ts'

/** Says what stays and what goes, and removes the account. */
export function UnlinkDialog({
  view,
  onClose,
}: {
  readonly view: ConnectionView
  readonly onClose: () => void
}) {
  const { busy, code, ask } = useAsking()
  const remove = () =>
    ask(async () => {
      await call('connections.remove', { connectionId: view.id })
      await reloadConnections()
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
      <p>{words.removeThere}</p>
      {code === 'not-allowed-now' ? (
        <div role="alert">
          <Notice tone="soon">{words.removeBusy}</Notice>
        </div>
      ) : (
        code !== null && <ErrorCard code={code} />
      )}
    </Dialog>
  )
}
