import type { Output } from '../src-shared/ipc-contract.ts'
import { followPlaces } from './follow-places.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'

type IntakeHandlers = Pick<HostHandlers, Extract<keyof HostHandlers, `intake.${string}`>>

/** What was found or read and is not kept yet. */
export function intakeHandlers(host: VaultHost): IntakeHandlers {
  const { intake } = host
  const { book } = intake
  return {
    'intake.state': () => intake.state,
    'intake.find': async (order) => {
      await intake.find(order)
      return null
    },
    'intake.read': async (order) => {
      await intake.read(order)
      return intake.state
    },
    'intake.paste': async ({ text }) => {
      await intake.paste(text)
      return intake.state
    },
    'intake.map': async (choice) => {
      await intake.map(choice)
      return intake.state
    },
    'intake.list': (query) => book.list(query),
    'intake.get': ({ id }) => book.get(id),
    'intake.choose': ({ which, chosen }) => {
      book.choose(which, chosen)
      return intake.state
    },
    'intake.edit': ({ which, change }) => {
      book.edit(which, change)
      return intake.state
    },
    'intake.checkPlan': ({ which }) => intake.checkPlan(which),
    'intake.check': ({ which }) => {
      intake.check(which)
      return null
    },
    'intake.stop': async () => {
      await intake.stop()
      return intake.state
    },
    'intake.keep': () => keep(host),
    'intake.forget': async () => {
      await intake.forget()
      return null
    },
  }
}

async function keep(host: VaultHost): Promise<Output<'intake.keep'>> {
  try {
    const { report, joined } = await host.intake.keep()
    for (const itemId of joined) followPlaces(host.open, itemId)
    return report
  } finally {
    // Also where only a part of it could be kept.
    host.emit('items.changed', null)
  }
}
