import { CircleAlert } from 'lucide-react'
import { Fact, Facts } from '../../components/facts.tsx'
import { Mono } from '../../components/mono.tsx'
import { Notice } from '../../components/notice.tsx'
import { copiesWords } from '../../words/en.ts'
import type { Exported } from './use-export.ts'

const words = copiesWords.exports

/** What was written where, and that it must not stay there. */
export function ExportDone({ done }: { readonly done: Exported }) {
  return (
    <div className="settings-form" role="status">
      <p>
        {words.written(done.written)} {words.leftOut(done.leftOut)}
      </p>
      <Facts>
        <Fact label={words.path}>
          <Mono>{done.path}</Mono>
        </Fact>
      </Facts>
      <Notice tone="soon" icon={CircleAlert}>
        <strong>{words.deleteIt}</strong> {words.deleteRest}
      </Notice>
    </div>
  )
}
