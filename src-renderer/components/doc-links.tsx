import type { Guide } from '../../src-shared/guide.ts'
import { call } from '../api.ts'
import { guideWords as words } from '../words/en-guides.ts'
import { CopyButton } from './copy-button.tsx'
import './doc-links.css'

/** Pages of a vendor, by their own titles; their addresses are copied, since nothing is opened. */
export function DocLinks({
  docs,
  label = words.docs,
}: {
  readonly docs: Guide['docs']
  readonly label?: string
}) {
  if (docs.length === 0) return null
  return (
    <ul className="doc-links" aria-label={label}>
      {docs.map(({ title, url }) => (
        <li key={title} className="doc-link">
          <span className="doc-link-text">
            <strong>{title}</strong>
            <span className="doc-link-address">{url ?? words.noAddress}</span>
          </span>
          {url !== null && <CopyAddress title={title} url={url} />}
        </li>
      ))}
    </ul>
  )
}

/** A button that copies one address. */
export function CopyAddress({ title, url }: { readonly title: string; readonly url: string }) {
  const copy = async () => {
    await call('text.copy', { text: url })
    return { clearsAfterMs: null }
  }
  return (
    <span role="group" aria-label={title}>
      <CopyButton label={words.copyAddress} variant="quiet" onCopy={copy} />
    </span>
  )
}
