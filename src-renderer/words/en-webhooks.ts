import type { ErrorCode } from '../../src-shared/errors.ts'
import type { Stage } from '../../src-shared/item.ts'
import type { CheckedRequest, SignWith, WhyNone } from '../../src-shared/webhook.ts'
import { counted } from '../format/duration.ts'
import { leakWords, replayWords } from './en-webhook-replay.ts'

/** Which of its secrets signed, as the end of a sentence. */
const signedWith: Readonly<Record<Stage, string>> = {
  pending: 'with its new key, which is not live yet',
  current: 'with its key in use',
  previous: 'with its old key, which still works',
  revoked: 'with a key that was turned off',
}

/** Why a request is not good; where somebody of the vault signed it, who did stands before. */
const why: Readonly<Record<WhyNone, { readonly happened: string; readonly todo: string }>> = {
  time: {
    happened: 'Its time is too far off, so a receiver refuses it.',
    todo: 'Compare the clocks of sender and receiver. If you captured it earlier, judge it as of when it came.',
  },
  'body-changed': {
    happened: 'The body was changed after it was signed.',
    todo: 'Have the receiver check the raw body, before anything reads or rewrites it.',
  },
  'wrong-scheme': {
    happened: 'It is signed in another way than what is written down for this secret.',
    todo: 'Change how deliveries are signed, or send with the scheme that the receiver expects.',
  },
  'unknown-secret': {
    happened: 'It is signed, but with no secret of this vault.',
    todo: 'See which secret the sender signs with. It may be an older one, or one that is not kept here.',
  },
  'no-signature': {
    happened: 'It carries no signature that Keyturn knows.',
    todo: 'Paste all its headers. If the sender uses a header of its own, write that down for the secret.',
  },
  unreadable: {
    happened: 'What its signature needs is not all there, or cannot be read.',
    todo: 'Paste the headers as they came, one a line, with nothing cut off. CKEditor signs the request line as well: fill it in.',
  },
}

/** How a body was changed. */
const change: Readonly<Record<NonNullable<CheckedRequest['change']>, string>> = {
  'line-ends': 'With its line ends as they were, the signature fits.',
  'end-of-body': 'Something was added or lost at its end.',
  'json-rewritten': 'The JSON was read and written anew; its bytes are others now.',
  'white-space': 'White space around it was added or lost.',
}

/** Why no answer of a receiver came; what is not here has its sentences among the errors. */
const noAnswer: Partial<Readonly<Record<ErrorCode, string>>> = {
  'provider-unreachable': 'Nobody answers at this address. Is the receiver running?',
  'provider-no-reply': 'The receiver took the event and gave no answer in time.',
  'provider-redirected': 'The receiver points to another address. Keyturn does not follow.',
  'provider-garbage': 'The answer could not be read.',
  'provider-failed': 'The receiver broke off.',
}

/** Why a sample did not leave; what is not here has its sentences among the errors. */
const notSent: Partial<
  Readonly<Record<ErrorCode, { readonly happened: string; readonly todo: string }>>
> = {
  'not-confirmed': {
    happened: 'You did not allow it in the window of the system.',
    todo: 'Send it again and choose Allow, if that is your receiver.',
  },
  'confirmation-unavailable': {
    happened: 'Keyturn must ask you in a window of the system, and none can be shown here.',
    todo: 'Have the system show windows, then send it again.',
  },
}

/** The words about webhooks. */
export const webhookWords = {
  title: 'Webhooks',
  lead: 'A webhook secret proves to the receiver that a delivery comes from the sender. Here you sign a sample, check what came in, and see that a receiver takes the new secret and refuses the old one.',
  secrets: 'Secrets that sign',
  secret: 'Secret',
  add: 'Add a secret…',
  unset: 'not said yet how it signs',
  all: 'all deliveries',
  neverTried: 'never tested',
  tried: 'last test passed',
  triedHalf: 'new accepted, old not tried',
  triedBad: 'last test failed',
  empty: {
    title: 'No secret here signs webhooks yet',
    text: 'When a service calls your server, it signs the call with a secret that both know. Keep that secret here, and you can test your receiver before and after each replacement.',
    how: 'Add a key of the kind “Webhook secret”, or say of a key that you have how deliveries are signed with it.',
    newKey: 'New key',
  },
  choose: {
    title: 'A secret that signs webhooks',
    lead: 'Which key signs deliveries, or is sent with them?',
    key: 'Key',
    none: 'Every key of this vault is in the list already.',
    next: 'Next',
  },
  bench: 'Webhook bench',
  part: 'What to do',
  parts: { send: 'Send a sample', check: 'Check a request', replay: 'Replay test' },
  open: 'Open the key',
  openNamed: (name: string) => `Open the key ${name}`,
  sayHow: 'Say how it signs…',
  sayHowText:
    'Nobody has said yet how deliveries are signed with this secret. Say it once, and you can send samples and test a replacement.',
  facts: {
    scheme: 'Signed by',
    header: 'Header',
    area: 'For',
    endpoint: 'Endpoint',
    consumer: 'Checked by',
    asVariable: (consumer: string, variable: string) => `${consumer}, as ${variable}`,
    receiver: 'Samples to',
    signer: 'Signs now',
    signerUnknown: 'not known; only the sender can say',
    signerOther: 'another key',
    lastReplay: 'Replay test',
    neverReplayed: 'never',
    edit: 'Edit…',
    editNamed: (name: string) => `Edit how ${name} signs`,
    openBench: 'Open in the bench',
    checks:
      'The receiving tool checks every delivery with this key. It must refuse a request without the key, or with an empty, wrong or old one, before it does any work.',
    notForCalls: 'It is no key for calling the provider.',
  },
  stageHint: {
    pending: 'new',
    current: 'in use',
    previous: 'old',
    revoked: 'dead',
  } satisfies Record<Stage, string>,
  editor: {
    title: (name: string) => `How ${name} signs`,
    scheme: 'How deliveries are signed',
    schemeHint: (headers: string) => `It stands in ${headers}.`,
    tolerance: (minutes: string) => `A delivery may be at most ${minutes} old.`,
    header: 'Header that carries the key',
    headerHint:
      'The receiver decides. Ask your technical team which header is expected, and how it is checked.',
    headerEmpty: 'Type the name of the header.',
    headerWrong: 'Letters, digits and hyphens, beginning with a letter.',
    area: 'For which deliveries',
    areaHint: 'Such as form or quiz. Leave it empty if one secret is for all.',
    areaAll: 'All of them',
    endpoint: 'Endpoint at the sender',
    endpointHint: 'The webhook that it belongs to: its name, its ID or its address.',
    consumer: 'Service that checks it',
    consumerHint: (variable: string) =>
      variable === ''
        ? 'It needs the secret in its environment. Write down the variable under “Edit” on the key.'
        : `It needs the secret in its environment as ${variable}.`,
    receiver: 'Where samples go',
    receiverHint: 'The address of your receiver. May be empty.',
    save: 'Save',
    forget: 'Forget this',
    reload: 'Read it again',
  },
  address: {
    empty: 'Type the address of a receiver.',
    'no-address': 'A whole address, such as http://127.0.0.1:8080/hooks.',
    unguarded: 'Without TLS Keyturn sends only to this machine. Use https.',
    'sign-in': 'Leave the sign-in out of the address.',
    here: 'On this machine. Your system may ask you first.',
    elsewhere: 'Not on this machine: your system asks you first, once until you lock.',
  },
  send: {
    body: 'Event',
    bodyHint: 'A sample as the sender would send it. Change it, or paste one.',
    again: 'Put the sample back',
    sign: 'Sign with',
    with: { new: 'New', old: 'Old', both: 'Both' } satisfies Record<SignWith, string>,
    what: (choice: SignWith, hint: string) =>
      choice === 'both' ? `Both: ${hint}` : `${choice === 'new' ? 'New' : 'Old'}: ${hint}`,
    cannot: {
      'no-secret': 'This vault keeps no value of it, so nothing can be signed.',
      'no-old': 'No old secret is kept here.',
      'one-signature': 'This scheme carries one signature at a time.',
    },
    to: 'Send to',
    do: 'Send',
    asking: 'Your system may ask in a window of its own whether Keyturn may send there.',
    result: 'What came of it',
    accepted: (status: number) => `Accepted: the receiver answered ${status}.`,
    refused: (status: number) => `Refused: the receiver answered ${status}.`,
    failed: (status: number) => `The receiver failed: it answered ${status}.`,
    oldTaken: 'That was the old secret: refuse it once nothing signs with it any more.',
    oldRefused: 'That is right: it was the old secret.',
    moved: (status: number) =>
      `The receiver answered ${status} and points elsewhere. Keyturn does not follow.`,
    none: 'No answer came.',
    noAnswer,
    notSent,
    nothingSent: 'Nothing was sent.',
    took: (ms: number) => `It took ${ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`}.`,
    sent: 'What was sent',
    masked: 'Every secret in it is masked.',
    reply: 'Headers of the answer',
    replyBody: 'Body of the answer',
    emptyBody: 'The answer has no body.',
    header: 'Header',
    value: 'Value',
  },
  check: {
    lead: 'Paste a request as it came in. Keyturn says which secret of this vault signed it, or why none did. Nothing is sent.',
    headers: 'Headers',
    headersHint: 'One a line. What curl -v or a log shows is fine.',
    headersEmpty: 'Paste the headers.',
    body: 'Raw body',
    bodyHint: 'Byte for byte as it came. A body that was read and written anew never fits.',
    request: 'Request line',
    requestHint: 'Only where the scheme signs it, such as POST /hooks?a=1.',
    among: 'Look among',
    amongAll: 'All secrets',
    amongThis: 'Only this one',
    time: 'Judge its time',
    timeNow: 'As of now',
    timeThen: 'As of when it came',
    receivedAt: 'When it came (UTC)',
    receivedWrong: 'Choose a day and a time.',
    do: 'Check',
    result: 'Who signed it',
    signedBy: (name: string, stage: Stage) => `Signed by ${name} ${signedWith[stage]}.`,
    scheme: (name: string) => `Scheme: ${name}.`,
    good: 'Its signature and its time are good.',
    goodNoTime: 'Its signature is good. This scheme signs no time.',
    noneSigned: 'No secret of this vault signed it.',
    why,
    change,
    off: (seconds: number) =>
      seconds === 0
        ? 'Its time is right.'
        : `Its time is ${duration(Math.abs(seconds))} ${seconds > 0 ? 'old' : 'ahead'}.`,
    carries: (names: string) => `It carries headers of: ${names}.`,
    next: 'What to do',
    oldSigned: 'The sender still signs with the old key. Switch it to the new one there.',
    deadSigned: 'A key that was turned off should sign nothing. See who still has it.',
    newSigned: 'The sender signs with the new key already.',
  },
  replay: replayWords,
  leak: leakWords,
} as const

function duration(seconds: number): string {
  if (seconds < 120) return counted(seconds, 'second')
  if (seconds < 7_200) return counted(Math.round(seconds / 60), 'minute')
  if (seconds < 172_800) return counted(Math.round(seconds / 3_600), 'hour')
  return counted(Math.round(seconds / 86_400), 'day')
}

/** A number of seconds as people say it, such as `5 minutes`. */
export function secondsText(seconds: number): string {
  return duration(seconds)
}
