import { FileQuestion } from 'lucide-react'
import { useState } from 'react'
import type { AppInfo } from '../../../src-shared/ipc-contract.ts'
import { Button } from '../../components/button.tsx'
import { Mono } from '../../components/mono.tsx'
import { pathIn } from '../../format/path.ts'
import { appStore, go, loadApp, useApp } from '../../stores/app.ts'
import { copiesWords } from '../../words/en.ts'

const words = copiesWords.missing

/** Says that a vault was here and is not, and what to do before beginning anew. */
export function MissingVault({ vault }: { readonly vault: AppInfo['vaults'][number] }) {
  const platform = useApp((state) => state.info?.platform ?? '')
  const [looked, setLooked] = useState(false)
  const look = async () => {
    await loadApp()
    setLooked(appStore.getState().route.screen === 'first-run')
  }
  return (
    <section className="first-run-missing" aria-labelledby="missing">
      <FileQuestion size={24} strokeWidth={1.5} aria-hidden />
      <div>
        <h1 id="missing">{words.title}</h1>
        <p>{words.lead}</p>
        <p className="first-run-path">
          <Mono>{pathIn(vault.folder, vault.fileName, platform)}</Mono>
        </p>
        <p>
          {words.why} {words.putBack} {words.restoreLead}
        </p>
        <div className="first-run-actions">
          <Button variant="filled" size="large" onClick={() => void look()}>
            {words.again}
          </Button>
          <Button variant="plain" size="large" onClick={() => go({ screen: 'restore' })}>
            {words.restore}
          </Button>
          <p role="status">{looked ? words.stillMissing : ''}</p>
        </div>
      </div>
    </section>
  )
}
