import type { ProviderId } from '../../../src-shared/provider.ts'
import { call } from '../../api.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { useGuide } from '../../stores/guides.ts'
import { webhookWords as words } from '../../words/en.ts'
import { notFiringDocs } from './not-firing-docs.ts'

/** The vendor's page on deliveries that do not arrive, where it has one. */
export function NotFiring({ vendor }: { readonly vendor: ProviderId | null }) {
  const guide = useGuide(vendor)
  const docs = notFiringDocs(guide)
  if (guide === null || docs.length === 0) return null
  return (
    <div className="webhooks-docs">
      <p>{words.replay.notFiring(guide.name)}</p>
      <ul>
        {docs.map(({ title, url }) => (
          <li key={title}>
            <cite>{title}</cite>
            {url !== null && (
              <CopyButton
                label={words.replay.copyAddress}
                variant="quiet"
                onCopy={() => copyText(url)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

async function copyText(text: string) {
  await call('text.copy', { text })
  return { clearsAfterMs: null }
}
