/** Telling those who use a key, beginning later, and saying why. */
export const tellingWords = {
  why: 'Why it is replaced',
  whyExposed:
    'If others may have seen it, do not wait: turn it off now and have it replaced in one go.',
  exposedNow: 'Turn off now and replace…',

  tell: 'Tell who uses it',
  tellLead: 'Before it begins: whoever runs pipelines, scripts or agents with it must know.',
  nobody: 'No place and no owner is written down.',
  owner: (name: string) => `${name}, who owns it`,
  copy: 'Copy a notice',
  copyHint: 'Holds names and dates, and never a value.',
  told: 'They were told',
  notTold: 'You can begin all the same and tell them later.',
  toldAt: 'They were told',
  notToldYet: 'Nobody said yet that those who use it were told.',

  when: 'When it begins',
  now: 'Now',
  later: 'Later',
  quiet: 'Choose a time in which little goes through it: fewer calls meet the change.',
  at: 'Begin at (UTC)',
  atHint: 'At most 60 days ahead. Keyturn has to be open then, and asks you nothing before.',
  atWrong: 'Choose a moment that is still to come, at most 60 days ahead.',
  beginLater: 'Begin then',

  postponed: (when: string) => `It begins ${when}`,
  postponedCard: {
    happened: 'It waits for the moment that you chose.',
    kept: 'Nothing was sent. The key works as before.',
    todo: 'Nothing. Keyturn begins by itself while it is open, or begin it now.',
  },
  postponedRest: 'Nothing was sent. You can begin now, or end it here.',

  late: 'The old key still works, a day after the new one was made',
  lateTodo: 'Those who use it should have changed on the same day. Not confirmed yet:',
  lateNobody: 'Every place is confirmed. Turn the old key off.',

  noticeTitle: (key: string, provider: string) =>
    `The key ${key} of ${provider} is being replaced.`,
  noticeWhen: (when: string) => `It begins ${when}.`,
  noticeNow: 'It begins now.',
  noticeOverlap: 'The old key goes on working until every place has the new one.',
  noticeBreaks: 'The old key stops working at that moment.',
  noticePlaces: 'It is used in:',
  noticeTodo:
    'Take the new key from your vault or secret store on the same day, not from a chat or a ticket, and say when you have changed it.',
} as const
