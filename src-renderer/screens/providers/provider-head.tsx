import type { ConnectionView } from '../../../src-shared/connections-contract.ts'
import type { Guide } from '../../../src-shared/guide.ts'
import { When } from '../../components/when.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { guideWords } from '../../words/en.ts'
import { providerWords as words } from '../../words/en-providers.ts'

/** Whose keys these are, what they are for, who is signed in, and who may manage them. */
export function ProviderHead({
  title,
  connection,
  guide,
}: {
  readonly title: string
  readonly connection: ConnectionView
  readonly guide: Guide | null
}) {
  const { facts, role, refreshedAt } = connection
  const provider = guide?.name ?? facts.name
  return (
    <header className="provider-head">
      <h1>{title}</h1>
      <p className="provider-under">
        {facts.name !== connection.name && `${visibleText(facts.name)}, `}
        {role !== null && `${words.role(visibleText(role))}, `}
        {refreshedAt === null ? (
          words.neverRead
        ) : (
          <>
            {words.read} <When at={refreshedAt} form="relative" />
          </>
        )}
      </p>
      <p>{guideWords.purposes[facts.purpose](visibleText(provider))}</p>
      {guide?.notes.includes('admin-only') === true && (
        <p className="provider-admin">
          <strong className="provider-pill">{words.adminHowTo}</strong>{' '}
          {guide.roles !== null && words.adminOnly(guide.roles)}
        </p>
      )}
    </header>
  )
}
