import { useId, useState } from 'react'
import type { Diagnosis } from '../../../src-shared/diagnosis.ts'
import type { VersionId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DocLinks } from '../../components/doc-links.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { useGuide } from '../../stores/guides.ts'
import { diagnosisWords as words } from '../../words/en-diagnosis.ts'
import { useAsking } from '../use-asking.ts'
import { DiagnosisForm, type Scene } from './diagnosis-form.tsx'
import { DiagnosisResult } from './diagnosis-result.tsx'
import { docsFor } from './docs-for.ts'
import './diagnosis.css'

/** Finds out why a key does not work, with one request that reads. */
export function DiagnosisDialog({
  item,
  versionId,
  onClose,
}: {
  readonly item: ItemDetail
  readonly versionId: VersionId
  readonly onClose: () => void
}) {
  const { summary, fields } = item
  const formId = useId()
  const guide = useGuide(item.vendor)
  const [scene, setScene] = useState<Scene>(() => sceneOf(fields))
  const [diagnosis, setDiagnosis] = useState<Diagnosis | null>(null)
  const { busy, code, ask } = useAsking()
  const provider =
    visibleText(summary.providerName).trim() || (guide === null ? words.someone : guide.name)
  const run = () =>
    ask(async () => {
      setDiagnosis(await call('diagnosis.run', { itemId: summary.id, versionId, ...told(scene) }))
    })
  return (
    <Dialog
      wide
      title={words.title(splitName(summary.name).head)}
      subtitle={visibleText(summary.name)}
      onClose={onClose}
      footer={
        <>
          <Button variant="plain" size="large" onClick={onClose}>
            {words.close}
          </Button>
          {diagnosis !== null && <ReplaceButton item={item} onLeave={onClose} />}
          <Button variant="filled" size="large" type="submit" form={formId} busy={busy}>
            {diagnosis === null ? words.run : words.again}
          </Button>
        </>
      }
    >
      <p>{words.lead}</p>
      <DiagnosisForm id={formId} scene={scene} onChange={setScene} onSubmit={() => void run()} />
      {code !== null && <ErrorCard code={code} />}
      {diagnosis !== null && <DiagnosisResult diagnosis={diagnosis} provider={provider} />}
      <DocLinks docs={docsFor(guide, summary.kind)} label={words.docs} />
    </Dialog>
  )
}

/** Goes on to replacing the key, where that can be begun now. */
function ReplaceButton({
  item: { summary, openRotationId },
  onLeave,
}: {
  readonly item: ItemDetail
  readonly onLeave: () => void
}) {
  if (!summary.replaceable || openRotationId !== null) return null
  const replace = () => {
    onLeave()
    go({ screen: 'plan', itemId: summary.id })
  }
  return (
    <Button variant="plain" size="large" onClick={replace}>
      {words.replace}
    </Button>
  )
}

function sceneOf({ environment, business }: ItemDetail['fields']): Scene {
  return { environment, business }
}

function told({ environment, business }: Scene) {
  return { environment: orNull(environment), business: orNull(business) }
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
