/** A secret and the blanks around it, which are nearly always left over from copying. */
export type Edges = {
  readonly inner: string
  /** How many blank or unseen characters stand around it. */
  readonly blanks: number
}

const leading = /^[\s\p{Default_Ignorable_Code_Point}]+/u
const trailing = /[\s\p{Default_Ignorable_Code_Point}]+$/u

/** Takes the blanks around a pasted secret apart from it; those inside it stay. */
export function edgesOf(secret: string): Edges {
  const inner = secret.replace(leading, '').replace(trailing, '')
  return { inner, blanks: Array.from(secret).length - Array.from(inner).length }
}
