import type { ProviderId } from '../../../src-shared/provider.ts'
import { DocLinks } from '../../components/doc-links.tsx'
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
      <DocLinks docs={docs} />
    </div>
  )
}
