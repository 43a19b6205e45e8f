import { KeyRound } from 'lucide-react'
import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { Notice } from '../../components/notice.tsx'
import { SecretField } from '../../components/secret-field.tsx'
import { listWords } from '../../words/en.ts'

/** The secret of one version, or that none is kept. */
export function PanelSecret({
  item,
  version,
}: {
  readonly item: ItemDetail
  readonly version: VersionSummary | null
}) {
  if (!version?.hasSecret)
    return (
      <Notice tone="plain" icon={KeyRound}>
        {listWords.secret.none}
      </Notice>
    )
  const of = { itemId: item.summary.id, versionId: version.id }
  return (
    <SecretField
      hint={version.hint}
      onReveal={() => call('items.reveal', of)}
      onCopy={() => call('items.copy', { ...of, part: 'secret' })}
    />
  )
}
