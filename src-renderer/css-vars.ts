import type { CSSProperties } from 'react'

/** Custom properties for React's `style`, which sets them through the CSSOM as our CSP allows. */
export function cssVars(vars: Readonly<Record<`--${string}`, string | number>>): CSSProperties {
  return vars
}
