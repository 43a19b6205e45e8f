import type { ClipboardEvent, DragEvent } from 'react'
import { useState } from 'react'
import { Field } from '../../components/field.tsx'
import { Mono } from '../../components/mono.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { stepWords } from '../../words/en.ts'
import { matchingCharacters } from './typed-phrase.ts'

const words = stepWords.key

/** A phrase to type by hand, character by character; pasting and dropping do not count. */
export function TypedPhraseField({
  phrase,
  typed,
  onType,
}: {
  readonly phrase: string
  readonly typed: string
  readonly onType: (typed: string) => void
}) {
  const [pasted, setPasted] = useState(false)
  const refuse = (event: ClipboardEvent | DragEvent) => {
    event.preventDefault()
    setPasted(true)
  }
  const length = Array.from(phrase).length
  const extra = Array.from(typed).length - length
  const matching =
    words.matching(matchingCharacters(typed, phrase), length) +
    (extra > 0 ? words.tooMany(extra) : '')
  return (
    <Field
      label={
        <>
          {words.type} <Mono>{phrase}</Mono> {words.toConfirm}
        </>
      }
      hint={pasted ? words.noPaste : matching}
    >
      {(input) => (
        <TextInput
          {...input}
          mono
          autoFocus
          autoCapitalize="off"
          autoCorrect="off"
          value={typed}
          onPaste={refuse}
          onDrop={refuse}
          onChange={(event) => {
            setPasted(false)
            onType(event.target.value)
          }}
        />
      )}
    </Field>
  )
}
