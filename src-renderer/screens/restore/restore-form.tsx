import { ChevronLeft, HardDriveDownload } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Notice } from '../../components/notice.tsx'
import { OpenerField } from '../../components/opener-field.tsx'
import { isOpenerRefusal } from '../../components/opener.ts'
import { PathField } from '../../components/path-field.tsx'
import { useApp } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'
import { IntoView } from '../into-view.tsx'
import { CopyFound } from './copy-found.tsx'
import { leaveRestore } from './leave-restore.ts'
import type { RestoreState } from './use-restore.ts'

const words = stepWords.restore

/** Chooses a copy, says what it holds and what restoring it does. */
export function RestoreForm({ form }: { readonly form: RestoreState }) {
  const { code, sent } = form
  return (
    <form className="restore-card" onSubmit={form.restore} aria-labelledby="restore-title">
      <header>
        <h1 id="restore-title">{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      <PathField
        label={words.file}
        hint={words.fileHint}
        error={sent && form.path.trim() === '' ? stepWords.path.empty : null}
        what="copy"
        autoFocus
        path={form.path}
        onChange={form.changePath}
      />
      <OpenerField opener={form.opener} code={code} isMissing={sent} onChange={form.changeOpener} />
      {form.report && (
        <IntoView>
          <CopyFound report={form.report} />
        </IntoView>
      )}
      {code !== null && !isOpenerRefusal(code) && (
        <IntoView>
          <ErrorCard code={code} />
        </IntoView>
      )}
      <WhatIsHere />
      <p className="restore-busy" role="status">
        {form.busy ? words.working : ''}
      </p>
      <div className="restore-foot">
        <Button variant="quiet" icon={ChevronLeft} busy={form.busy} onClick={leaveRestore}>
          {words.back}
        </Button>
        <Button variant="plain" size="large" busy={form.busy} onClick={form.look}>
          {words.look}
        </Button>
        <Button variant="filled" size="large" type="submit" busy={form.busy}>
          {words.restore}
        </Button>
      </div>
    </form>
  )
}

function WhatIsHere() {
  const own = useApp((state) => state.info?.vaults.find(({ place }) => place === 'own'))
  return (
    <Notice tone="plain" icon={HardDriveDownload}>
      <strong>{words.before.title}</strong>
      <p>{own?.exists === true ? words.before.some(own.fileName) : words.before.none}</p>
    </Notice>
  )
}
