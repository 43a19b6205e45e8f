const read = new WeakMap<Uint8Array, string>()

/** A secret of the disk as text; what stands there is never changed, so it is read once. */
export function textOf(secret: Uint8Array): string {
  const known = read.get(secret)
  if (known !== undefined) return known
  const text = new TextDecoder().decode(secret)
  read.set(secret, text)
  return text
}
