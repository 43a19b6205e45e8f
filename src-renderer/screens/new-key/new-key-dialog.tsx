import { useId, useState } from 'react'
import type { ConnectionId } from '../../../src-shared/ids.ts'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { go, useApp } from '../../stores/app.ts'
import { useConnections } from '../../stores/connections.ts'
import { showIntakeDialog } from '../../stores/intake.ts'
import { selectItem } from '../../stores/items.ts'
import { putRotation } from '../../stores/rotations.ts'
import { intakePartWords, stepWords } from '../../words/en.ts'
import { AddFields } from './add-fields.tsx'
import { MakeFields } from './make-fields.tsx'
import { Roads, type Road } from './roads.tsx'
import { ShownOnceDialog } from './shown-once-dialog.tsx'
import { useAddKey } from './use-add-key.ts'
import { useMakeKey } from './use-make-key.ts'
import './new-key.css'

const words = stepWords.key

/** A new key: made at a provider, or added by hand. */
export function NewKeyDialog({ start, connectionId = null, onClose }: Props) {
  const connections = useMakers(connectionId)
  const isOwn = useApp((state) => state.vault?.place === 'own')
  const [chosen, setChosen] = useState(start)
  const [made, setMade] = useState<RotationView | null>(null)
  const formId = useId()
  const make = useMakeKey(connections, (view) => {
    putRotation(view)
    if (view.new === null) {
      // Nothing to show yet: what happened stands on its own screen.
      go({ screen: 'replacement', rotationId: view.id })
      onClose()
    } else setMade(view)
  })
  const add = useAddKey((itemId) => {
    void selectItem(itemId)
    onClose()
  })
  if (made?.new) return <ShownOnceDialog view={made} made={made.new} onClose={onClose} />
  const road = connections.length === 0 ? 'add' : chosen
  const form = road === 'make' ? make : add
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" size="large" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button variant="filled" size="large" type="submit" form={formId} busy={form.busy}>
            {road === 'make' ? words.makeIt : words.addIt}
          </Button>
        </>
      }
    >
      {connections.length > 0 && <Roads road={road} onChange={setChosen} />}
      {road === 'add' && isOwn && <PasteInstead onLeave={onClose} />}
      <form id={formId} className="new-key" onSubmit={form.submit} noValidate>
        {road === 'make' ? <MakeFields form={make} /> : <AddFields form={add} />}
      </form>
    </Dialog>
  )
}

type Props = {
  readonly start: Road
  /** The account at which it is made, where that is settled; null to ask. */
  readonly connectionId?: ConnectionId | null
  readonly onClose: () => void
}

/** Another way in: a header, a command or a reply that holds the key. */
function PasteInstead({ onLeave }: { readonly onLeave: () => void }) {
  const paste = () => {
    onLeave()
    showIntakeDialog({ kind: 'paste' })
  }
  return (
    <p>
      <button type="button" className="link" onClick={paste}>
        {intakePartWords.paste.link}
      </button>
    </p>
  )
}

/** The linked accounts that can make any key; some only replace one, or have fixed slots. */
function useMakers(connectionId: ConnectionId | null) {
  const linked = useConnections((state) => state.views)
  return linked.filter(
    ({ id, facts: { capabilities, areas } }) =>
      capabilities.generate === 'api' &&
      areas === null &&
      (connectionId === null || id === connectionId),
  )
}
