/** A history that once failed, and what was mended by it. */
export type Regression = { readonly name: string; readonly seed: number }

/** Every seed that once failed: the rotation code was wrong, and is not any more. */
export const regressions: readonly Regression[] = [
  { name: 'a key that a list shows late is not forgotten by asking again too soon', seed: 2788 },
]
