import type { ProviderId } from '../../../src-shared/provider.ts'
import type { SentSample } from '../../../src-shared/webhook.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { visibleLines, visibleText } from '../../format/visible-text.ts'
import { webhookWords } from '../../words/en.ts'
import { IntoView } from '../into-view.tsx'
import { NotFiring } from './not-firing.tsx'
import { sentTold } from './told-text.ts'
import { ToldBox } from './told-box.tsx'
import type { Sent } from './use-sending.ts'

const words = webhookWords.send

/** What the receiver answered, and below it what was sent. */
export function SentResult({
  sent: { sample: sent, choice },
  vendor,
}: {
  readonly sent: Sent
  readonly vendor: ProviderId | null
}) {
  const told = sentTold(sent, choice)
  return (
    <section className="webhooks-result" aria-label={words.result}>
      {told === null ? (
        sent.code !== null && (
          <IntoView>
            <ErrorCard code={sent.code} />
          </IntoView>
        )
      ) : (
        <ToldBox told={told}>{told.tone !== 'fine' && <NotFiring vendor={vendor} />}</ToldBox>
      )}
      {sent.status !== null && <ReplyBody body={sent.replyBody} />}
      <details open={sent.status !== null}>
        <summary>{words.sent}</summary>
        <HeaderTable headers={sent.sent} label={words.sent} />
        <p className="webhooks-under">{words.masked}</p>
      </details>
      {sent.replyHeaders.length > 0 && (
        <details>
          <summary>{words.reply}</summary>
          <HeaderTable headers={sent.replyHeaders} label={words.reply} />
        </details>
      )}
    </section>
  )
}

function ReplyBody({ body }: { readonly body: string }) {
  if (body.trim() === '') return <p className="webhooks-under">{words.emptyBody}</p>
  return (
    <figure className="webhooks-reply">
      <figcaption>{words.replyBody}</figcaption>
      <pre tabIndex={0} aria-label={words.replyBody}>
        {visibleLines(body)}
      </pre>
    </figure>
  )
}

function HeaderTable({
  headers,
  label,
}: {
  readonly headers: SentSample['sent']
  readonly label: string
}) {
  return (
    <table className="webhooks-headers" aria-label={label}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{words.header}</th>
          <th scope="col">{words.value}</th>
        </tr>
      </thead>
      <tbody>
        {headers.map(({ name, value }, at) => (
          <tr key={`${name}-${String(at)}`}>
            <th scope="row">{visibleText(name)}</th>
            <td>{visibleText(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
