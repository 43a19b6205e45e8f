import type { ItemDetail } from '../../../src-shared/item.ts'
import type { WebhookKey } from '../../../src-shared/webhook.ts'
import { Button } from '../../components/button.tsx'
import { webhookWords } from '../../words/en.ts'
import { useFirstWrong } from '../use-first-wrong.ts'
import { AddressField, type BenchAddress } from './address-field.tsx'
import { BenchError } from './bench-error.tsx'
import { LeakSteps } from './leak-steps.tsx'
import { NotFiring } from './not-firing.tsx'
import { ReplayHistory } from './replay-history.tsx'
import { replayTold } from './told-text.ts'
import { ToldBox } from './told-box.tsx'
import { useReplay } from './use-replay.ts'

const words = webhookWords.replay

/** Shows that a receiver takes the new secret and refuses the old one, and what to do after a leak. */
export function ReplayPart({
  signer,
  item,
  address,
}: {
  readonly signer: WebhookKey
  readonly item: ItemDetail | null
  readonly address: BenchAddress
}) {
  const { done, showsWrong, onTyped, busy, code, replay } = useReplay(signer.itemId)
  const form = useFirstWrong(showsWrong)
  const told = done && replayTold(done)
  return (
    <div className="webhooks-part">
      <form
        ref={form}
        className="webhooks-part"
        onSubmit={(event) => {
          event.preventDefault()
          replay(address.to)
        }}
      >
        <p className="webhooks-lead">{words.lead}</p>
        <AddressField address={address} showsWrong={showsWrong} onTyped={onTyped} />
        <div className="webhooks-actions">
          <Button variant="filled" size="large" type="submit" busy={busy}>
            {done ? words.again : words.do}
          </Button>
          <p role="status">{busy ? webhookWords.send.asking : ''}</p>
        </div>
        {code !== null && <BenchError code={code} />}
        {told && (
          <ToldBox told={told}>
            {told.tone !== 'fine' && <NotFiring vendor={item?.vendor ?? null} />}
          </ToldBox>
        )}
      </form>
      <ReplayHistory replays={signer.replays} />
      {item && <LeakSteps signer={signer} item={item} />}
    </div>
  )
}
