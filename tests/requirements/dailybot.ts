/** What Dailybot's help page on API keys and webhook secrets asks of the product, in our words. */
export const dailybotRequirements = {
  '001-01': 'API keys and webhook secrets are two kinds, each listed, badged and replaced as such.',
  '001-02': 'A key may have an end, and one without any is pointed out.',
  '001-03':
    'A role without the right is refused, its controls are off with the reason, nothing changes.',
  '001-04': 'What only an administrator may do is called so.',
  '001-05':
    'Before a replacement, those who use the key are listed and can be told with a ready notice.',
  '001-06': 'A day after the new key was made, whoever has not changed yet is named.',
  '001-07': 'The way to the keys is told with the names that the pages may have.',
  '001-08': 'An empty or empty-sounding label for a new key is refused or warned of.',
  '001-09': 'Rights are chosen only where the server offers them, none by default, and shown.',
  '001-10':
    'A key is shown once and no list has it; it is saved first, so that leaving loses nothing.',
  '001-11':
    'A new key goes into the vault in one step, with a warning about chats and repositories.',
  '001-12': 'Each webhook has a secret of its own, linked to the webhook and its consumer.',
  '001-13':
    'A webhook secret names the variable and the consumer it must reach, and can be handed over.',
  '001-14': 'The order is new key, callers, proof, then turning the old one off.',
  '001-15': 'Callers are ticked one by one: CI, local files, agent hosts.',
  '001-16': 'Both keys work until the old one is turned off.',
  '001-17': 'Proof is a real call; where it fails, the old key stays and the work can go on later.',
  '001-18': 'A replacement that was cut off goes on where it was, and turns nothing off twice.',
  '001-19': 'Each key has a rule by which it falls due.',
  '001-20': 'An exposed key is turned off at once from the list, with one confirmation.',
  '001-21': 'Every three months a review is asked for.',
  '001-22': 'The review lists keys of unknown owners.',
  '001-23': 'The review lists keys with stale labels.',
  '001-24': 'A key can be removed from the review.',
  '001-25': 'After a leaked webhook secret: new secret, receiver, replayed sample, in that order.',
  '001-26': 'Where a server makes no new webhook secret, it says so and offers the way by hand.',
  '001-27': 'A replayed sample is taken with the new secret and refused with the old, and noted.',
  '001-28': 'A key that more than one integration uses is flagged.',
  '001-29': 'A key can go into its variable; a file that git would take is warned of.',
  '001-30': 'The last use is what the server says, or unknown, and never made up.',
  '001-31': 'A key unused for a chosen number of days is proposed for turning off.',
  '001-32': 'After turning off the old key is refused, and it shows who still tries with it.',
  '001-33': 'A key that was turned off is refused for good.',
  '001-34': 'Trouble leads to the pages on webhooks that do not fire and on failed sign-ins.',
  '001-35': 'Not accepted (401) is told apart from accepted and not allowed (403).',
} as const
