// Tells that a look was ended by whoever began it.
// Promises nothing else; must not reach the person, for whom it is no failure.

/** The person ended the look. */
export class LookStopped extends Error {
  constructor() {
    super('stopped')
    this.name = 'LookStopped'
  }
}
