/** How many characters from the start are typed exactly as they are shown. */
export function matchingCharacters(typed: string, phrase: string): number {
  const wanted = Array.from(phrase)
  const given = Array.from(typed)
  const wrong = wanted.findIndex((character, index) => character !== given[index])
  return wrong === -1 ? wanted.length : wrong
}

/** Whether a phrase is typed exactly: case, spaces and nothing after it. */
export function isTyped(typed: string, phrase: string): boolean {
  return phrase !== '' && typed === phrase
}
