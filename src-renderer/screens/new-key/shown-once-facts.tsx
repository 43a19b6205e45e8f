import type { KeyMention, RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Mono } from '../../components/mono.tsx'
import { Notice } from '../../components/notice.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'

const words = stepWords.key

/** Key ID, that the provider shows the secret only once, and whether the key is proved. */
export function ShownOnceFacts({
  view,
  made,
}: {
  readonly view: RotationView
  readonly made: KeyMention
}) {
  const copyId = () =>
    call('items.copy', {
      itemId: view.itemId,
      versionId: made.versionId,
      part: 'credential-id',
    })
  return (
    <>
      <Facts>
        {made.credentialId !== null && (
          <Fact
            label={words.keyId}
            end={<CopyButton label={words.copyKeyId} variant="quiet" onCopy={copyId} />}
          >
            <Mono>{made.credentialId}</Mono> <span className="aside">{words.keyIdSafe}</span>
          </Fact>
        )}
        <Fact label={words.shown}>{words.once(visibleText(view.providerName))}</Fact>
      </Facts>
      {view.truth === 'new-saved-unproved' && <Notice tone="soon">{words.unproved}</Notice>}
    </>
  )
}
