/** What main and a utility process tell each other. */

/** From main. */
export type ToUtility =
  | { readonly kind: 'message'; readonly text: string; readonly ports: readonly number[] }
  | {
      readonly kind: 'port'
      readonly port: number
      readonly text: string
      readonly ports: readonly number[]
    }
  | { readonly kind: 'port-closed'; readonly port: number }

/** To main, in batches. */
export type FromUtility =
  | { readonly kind: 'message'; readonly text: string }
  | {
      readonly kind: 'port'
      readonly port: number
      readonly text: string
      readonly ports: readonly number[]
    }
  | { readonly kind: 'port-started' | 'port-closed'; readonly port: number }
