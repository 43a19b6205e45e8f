import type { Cause, CauseView, Diagnosis } from '../../src-shared/diagnosis.ts'

const verdicts: Readonly<Record<Diagnosis['verdict'], (provider: string) => string>> = {
  works: (provider) => `It works. ${provider} accepted the key just now.`,
  refused: (provider) =>
    `${provider} did not accept the key (401). This is about the key itself, and not about what it may do.`,
  'not-allowed': (provider) =>
    `${provider} accepted the key and does not let it do this (403). The key itself is good.`,
  elsewhere: (provider) =>
    `${provider} did not find what was asked for. This is about the address, and not about the key.`,
  busy: (provider) =>
    `${provider} could not answer just now. This says nothing about the key. Try again later.`,
  'no-answer': (provider) =>
    `No answer of ${provider} came that could be understood. This says nothing about the key.`,
  'cannot-try': () => 'Keyturn cannot try this key. Nothing was sent.',
  'not-sent': () => 'The key is not whole, so it was sent to nobody.',
}

const causes: Readonly<Record<Cause, { readonly title: string; readonly todo: string }>> = {
  'copied-wrong': {
    title: 'Copied incorrectly',
    todo: 'Copy it again from where it was made, or replace it where it is shown only once.',
  },
  'wrong-business-or-environment': {
    title: 'Wrong business or environment',
    todo: 'Use the key that belongs to the business and the environment in which it fails.',
  },
  'wrong-header': {
    title: 'Wrong authentication format',
    todo: 'Compare how your program sends the key with the header below.',
  },
  'no-permission': {
    title: 'No permission for this action',
    todo: 'Ask for a key with the right that the action needs, and no more.',
  },
  'replaced-or-turned-off': {
    title: 'Replaced or turned off',
    todo: 'Put the key that is in use now into the program, or replace it.',
  },
  'address-changed': {
    title: 'Address changed, or called wrongly',
    todo: 'Compare the address and the method with the vendor’s API docs.',
  },
}

const signs: Readonly<Record<CauseView['signs'][number], string>> = {
  'white-space': 'White space stands in it.',
  quotes: 'Quotes stand around it.',
  'line-break': 'A line break stands in it.',
  'wrong-prefix': 'It does not begin as this vendor’s keys do.',
  'too-short': 'It is cut off.',
  'looks-whole': 'It looks whole.',
  'other-environment': 'It belongs to another environment.',
  'other-business': 'It belongs to another business.',
  'same-environment': 'It belongs to the environment in which it fails.',
  'environment-unknown': 'Nobody said in which environment it is used.',
  'header-as-expected': 'Keyturn sent it as the vendor wants it.',
  'status-401': 'The answer was 401.',
  'status-403': 'The answer was 403.',
  'status-404': 'The answer was 404.',
  'status-405': 'The answer was 405.',
  'status-410': 'The answer was 410.',
  'status-2xx': 'It was answered.',
  'turned-off-here': 'It was turned off.',
  'replaced-here': 'It was replaced.',
  'in-use-here': 'As far as Keyturn knows, it is the key in use.',
  expired: 'It has expired.',
  'owner-inactive': 'Its owner is no longer active at the vendor.',
  'plan-without-keys': 'The plan at the vendor has no API keys.',
  'not-tried': 'It was not tried.',
}

/** The words about a key that does not work. */
export const diagnosisWords = {
  menu: 'It does not work…',
  title: (name: string) => `Why does ${name} not work?`,
  lead: 'Keyturn looks at the key, and asks its provider once whether it works. That request reads, and changes and costs nothing.',
  environment: 'Environment in which it fails',
  business: 'Business in which it fails',
  optional: 'If you know it.',
  run: 'Find out',
  again: 'Find out again',
  close: 'Close',
  replace: 'Replace key',
  asked: 'Asked',
  askedNote: 'It reads, and changes nothing.',
  header: 'Header expected',
  sent: 'Header sent',
  answer: 'Answer',
  nothingSent: 'nothing',
  noAnswer: 'none',
  causes: 'The six causes, in the order in which to look at them',
  likely: 'Likely',
  unlikely: 'Unlikely',
  possible: 'Possible',
  docs: 'Where to read on',
  someone: 'The provider',
  verdicts,
  signs,
  cause: causes,
} as const
