/** Values that look like keys of a provider, made here so that none stands in a file. */
export function stripeKey(seed: number): string {
  return ['sk', 'live', letters(seed, 24)].join('_')
}

/** A test key of the same provider. */
export function stripeTestKey(seed: number): string {
  return ['sk', 'test', letters(seed, 24)].join('_')
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

// mulberry32: small, and the same everywhere.
function letters(seed: number, count: number): string {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return alphabet[((mixed ^ (mixed >>> 14)) >>> 0) % alphabet.length]
  }).join('')
}
