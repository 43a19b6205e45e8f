import { useState, type SyntheticEvent } from 'react'
import { exportSentence, type ExportForm } from '../../../src-shared/copies-contract.ts'
import type { Output } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { isTyped } from '../turn-off/typed-phrase.ts'
import { useAsking } from '../use-asking.ts'
import { withForm } from './export-file.ts'

/** What was exported, and where it lies. */
export type Exported = Output<'export.plain'> & { readonly path: string }

/** Holds what a plain export asks for, and writes it. */
export function useExport() {
  const [form, setForm] = useState<ExportForm>('json')
  const [path, setPath] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [sentence, setSentence] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const [done, setDone] = useState<Exported | null>(null)
  const { busy, code, ask, forget } = useAsking()
  const isReady = isTyped(sentence, exportSentence)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const file = path.trim()
    setIsMissing(file === '' || passphrase === '')
    if (file === '' || passphrase === '' || !isReady) return
    void ask(async () => {
      const input = { form, path: file, passphrase, sentence, itemIds: null }
      const written = await call('export.plain', input)
      setPassphrase('')
      setDone({ ...written, path: file })
    })
  }
  const chooseForm = (next: ExportForm) => {
    setForm(next)
    setPath(withForm(path, next))
  }
  const changePath = (next: string) => {
    setPath(next)
    forget()
  }
  const changePassphrase = (next: string) => {
    setPassphrase(next)
    forget()
  }
  const fields = { form, path, passphrase, sentence, isReady, isMissing, done, busy, code }
  return { ...fields, submit, chooseForm, changePath, changePassphrase, setSentence }
}
