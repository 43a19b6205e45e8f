// The stretches of a text that are long and unbroken enough to be a key.
// Promises one cheap look at every character: what is dearer then looks at little.

const shortest = 18

/** How far before a stretch a key may begin: `FlyV1 fm2_…` has a gap in it. */
export const longestGap = 8

const other = 0
const plain = 1
const telling = 2

// Letters are in every word; keys have a digit or a sign that joins their parts as well.
const classes = new Uint8Array(128)
for (let code = 0; code < 128; code += 1) {
  const sign = String.fromCharCode(code)
  if (/[\d_-]/.test(sign)) classes[code] = telling
  else if (/[A-Za-z+/=.~:$]/.test(sign)) classes[code] = plain
}

/** The stretches of signs that keys are made of, at least as long as the shortest key. */
export function* runsOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  let start = 0
  let isTelling = false
  for (let index = 0; index <= text.length; index += 1) {
    const code = index < text.length ? text.charCodeAt(index) : 0
    const sort = code < 128 ? classes[code] : other
    if (sort === telling) isTelling = true
    if (sort !== other) continue
    if (isTelling && index - start >= shortest) yield { start, end: index }
    start = index + 1
    isTelling = false
  }
}
