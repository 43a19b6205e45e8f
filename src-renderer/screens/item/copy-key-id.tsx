import { Check, Copy } from 'lucide-react'
import type { ItemId, VersionId } from '../../../src-shared/ids.ts'
import { call } from '../../api.ts'
import { CopyStatus } from '../../components/copy-status.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useCopying } from '../../copying.ts'
import { itemWords } from '../../words/en.ts'

/** Copies a Key ID, which is no secret and stays on the clipboard. */
export function CopyKeyId({
  itemId,
  versionId,
}: {
  readonly itemId: ItemId
  readonly versionId: VersionId
}) {
  const { state, copy, forget } = useCopying(() =>
    call('items.copy', { itemId, versionId, part: 'credential-id' }),
  )
  return (
    <>
      <CopyStatus state={state} onEnd={forget} />
      <IconButton
        label={itemWords.copyKeyId}
        icon={state.kind === 'copied' ? Check : Copy}
        onClick={() => void copy()}
      />
    </>
  )
}
