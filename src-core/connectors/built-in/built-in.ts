// The definitions that travel with the product.
// Promises plain data: each passes the gate of definition.ts before anything is done with it.
import type { ConnectorSource } from '../definition.ts'
import { practiceAtna } from './practice-atna.ts'
import { practiceAtomicat } from './practice-atomicat.ts'
import { practicePortal } from './practice-portal.ts'

/** Every built-in connector as data. */
export const builtInSources: readonly ConnectorSource[] = [
  practiceAtna,
  practicePortal,
  practiceAtomicat,
]
