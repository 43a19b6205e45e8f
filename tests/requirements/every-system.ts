/** What two or more of the five pages ask, and where they differ, in our words. */
export const everySystemRequirements = {
  'X-01': 'Shown once or readable again is said for each provider, and is no rule for all.',
  'X-02': 'Each key falls due by its rule; ATNA’s is three months, others the person sets.',
  'X-03': 'Environments are kept apart, and one key serves one integration.',
  'X-04': 'Each provider’s own weight on turning off is kept: phrase, warning, at once, or none.',
  'X-05': 'No secret stands in pictures, chats, tickets, repositories or client code.',
  'X-06': 'The new key is proved before the old one goes, but where it is replaced in place.',
  'X-07': 'Idle keys are proposed for turning off.',
  'X-08': 'Whoever suspects exposure finds a way that does not wait.',
} as const
