import type { Guide } from '../../../src-shared/guide.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DocLinks } from '../../components/doc-links.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Notice } from '../../components/notice.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { isFinished } from '../../stores/rotations.ts'
import { guideWords } from '../../words/en.ts'
import { providerWords as words } from '../../words/en-providers.ts'
import { VendorNotes } from '../guides/vendor-notes.tsx'
import { AreaKeyField } from './area-key-field.tsx'
import { makeLabel } from './area-key.ts'
import { useAreaKey, type AreaKeyOf } from './use-area-key.ts'

/** The key of one area: what it is for, the key itself, and the one button that makes one. */
export function AreaKeyDialog({ guide, shared, whyNot, onChanged, onClose, ...of }: Props) {
  const key = useAreaKey(of, onChanged)
  const { entry, area, connection } = of
  const hasKey = entry !== null
  const provider = guide?.name ?? connection.facts.name
  const label = makeLabel(guide?.labels ?? null, { hasKey, busy: key.busy })
  return (
    <Dialog
      title={guide?.labels.manage ?? words.keys}
      subtitle={area.name}
      busy={key.busy}
      onClose={onClose}
      footer={
        <AreaFoot {...{ label, whyNot, onClose }} busy={key.busy} onMake={() => void key.make()} />
      }
    >
      <p>{guideWords.purposes[connection.facts.purpose](provider)}</p>
      {hasKey ? (
        // A key that took the place of another one is hidden anew.
        <AreaKeyField
          key={key.made?.new?.versionId ?? 'first'}
          hint={entry.hint}
          onReveal={key.reveal}
          onCopy={key.copy}
        />
      ) : (
        <p className="provider-quiet">{words.areaNone}</p>
      )}
      {shared !== null && <Notice tone="plain">{words.areaShared(visibleText(shared))}</Notice>}
      {hasKey && <Notice tone="soon">{words.takesPlace}</Notice>}
      <Outcome area={key} onClose={onClose} />
      {whyNot !== null && <p className="provider-quiet">{whyNot}</p>}
      {guide !== null && <Published guide={guide} />}
    </Dialog>
  )
}

type Props = AreaKeyOf & {
  readonly guide: Guide | null
  /** The other area that holds the same key, or null. */
  readonly shared: string | null
  /** Why nothing may be changed there, or null. */
  readonly whyNot: string | null
  readonly onChanged: () => void
  readonly onClose: () => void
}

/** The one button that makes a key, and the way out. */
export function AreaFoot({
  label,
  busy,
  whyNot,
  onMake,
  onClose,
}: {
  readonly label: string
  readonly busy: boolean
  readonly whyNot: string | null
  readonly onMake: () => void
  readonly onClose: () => void
}) {
  return (
    <>
      <Button variant="plain" size="large" onClick={onClose}>
        {words.close}
      </Button>
      <Button
        variant="filled"
        size="large"
        busy={busy}
        disabled={whyNot !== null}
        title={whyNot ?? undefined}
        onClick={onMake}
      >
        {label}
      </Button>
    </>
  )
}

/** How to keep such a key, and where to read on. */
function Published({ guide }: { readonly guide: Guide }) {
  return (
    <>
      <VendorNotes notes={guide.notes} />
      <h3>{guideWords.docs}</h3>
      <DocLinks docs={guide.docs} />
    </>
  )
}

/** What came of the button: nothing to say, what went wrong, or that the receiver comes next. */
function Outcome({
  area: { made, code },
  onClose,
}: {
  readonly area: ReturnType<typeof useAreaKey>
  readonly onClose: () => void
}) {
  if (code !== null) return <ErrorCard code={code} />
  if (made === null || isFinished(made)) return null
  const toStory = () => {
    onClose()
    go({ screen: 'replacement', rotationId: made.id })
  }
  const story = (
    <Button variant="plain" onClick={toStory}>
      {words.toStory}
    </Button>
  )
  if (made.trouble !== null) return <ErrorCard code={made.trouble.code} actions={story} />
  return (
    <Notice tone="accent">
      <p role="status">{words.goesOn}</p>
      {story}
    </Notice>
  )
}
