/** Something that the tour expected and did not find. */
export class Missing extends Error {}

/** Expects a text of a certain form. */
export function expectText(text: string, form: RegExp): void {
  // What was found may be a secret, so only its form is named.
  if (!form.test(text)) throw new Missing(`expected a text like ${form.source}`)
}

/** Expects something to hold, named in words. */
export function expectTrue(holds: boolean, what: string): void {
  if (!holds) throw new Missing(`expected ${what}`)
}
