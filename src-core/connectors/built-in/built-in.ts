// The definitions that travel with the product.
// Promises plain data: each passes the gate of definition.ts before anything is done with it.
import type { ConnectorSource } from '../definition.ts'
import { practiceAtna } from './practice-atna.ts'
import { practiceAtomicPay } from './practice-atomicpay.ts'
import { practiceAtomicat } from './practice-atomicat.ts'
import { practiceDailybotWebhooks } from './practice-dailybot-webhooks.ts'
import { practiceDailybot } from './practice-dailybot.ts'
import { practicePortal } from './practice-portal.ts'
import {
  atna,
  atomicPay,
  atomicat,
  ckeditor,
  ckeditorOnPremises,
  dailybot,
  dailybotWebhooks,
} from './production.ts'

/** Every built-in connector as data. */
export const builtInSources: readonly ConnectorSource[] = [
  practiceAtna,
  practicePortal,
  practiceAtomicat,
  practiceDailybot,
  practiceDailybotWebhooks,
  practiceAtomicPay,
  atomicat,
  dailybot,
  dailybotWebhooks,
  atomicPay,
  ckeditor,
  ckeditorOnPremises,
  atna,
]
