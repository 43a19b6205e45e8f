import { useState, type SyntheticEvent } from 'react'
import { call } from '../../api.ts'
import { judgeNow } from '../../strength/use-strength.ts'
import { stepWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { useHold } from '../use-hold.ts'

const words = stepWords.passphrase

/** What stands in the way of a passphrase, beside the field it belongs to. */
type Problems = { readonly passphrase: string | null; readonly again: string | null }

const none: Problems = { passphrase: null, again: null }

/** Holds the two fields of a new passphrase and lets it through only if it is strong and typed twice. */
export function useNewPassphrase(onChosen: (passphrase: string) => Promise<void>) {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [suggested, setSuggested] = useState<string | null>(null)
  const [problems, setProblems] = useState(none)
  const asking = useAsking()
  useHold(asking.busy)
  const change = (next: string) => {
    setPassphrase(next)
    setSuggested(null)
    setProblems(none)
  }
  const changeAgain = (next: string) => {
    setAgain(next)
    setProblems({ ...problems, again: null })
  }
  const suggest = () =>
    asking.ask(async () => {
      const suggestion = await call('passphrase.suggest', null)
      change(suggestion.passphrase)
      setAgain(suggestion.passphrase)
      setSuggested(suggestion.passphrase)
    })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void asking.ask(async () => {
      const found = await problemsOf(passphrase, again)
      setProblems(found)
      if (found.passphrase === null && found.again === null) await onChosen(passphrase)
    })
  }
  const { busy, code } = asking
  const fields = { passphrase, again, suggested, problems, busy, code }
  return { ...fields, change, changeAgain, suggest, submit }
}

async function problemsOf(passphrase: string, again: string): Promise<Problems> {
  if (passphrase === '') return { passphrase: words.empty, again: null }
  const strength = await judgeNow(passphrase)
  const passphraseProblem = strength.acceptable ? null : words.tooWeak
  return {
    passphrase: passphraseProblem,
    again: passphraseProblem === null && again !== passphrase ? words.differs : null,
  }
}
