import { VaultError } from '../src-shared/errors.ts'
import type { HostHandlers } from './serve.ts'

type IntakeHandlers = Pick<HostHandlers, Extract<keyof HostHandlers, `intake.${string}`>>

/** What was found or read and is not kept yet. */
export function intakeHandlers(): IntakeHandlers {
  const notYet = (): never => {
    throw new VaultError('not-allowed-now')
  }
  return {
    'intake.state': notYet,
    'intake.find': notYet,
    'intake.read': notYet,
    'intake.paste': notYet,
    'intake.map': notYet,
    'intake.list': notYet,
    'intake.get': notYet,
    'intake.choose': notYet,
    'intake.edit': notYet,
    'intake.checkPlan': notYet,
    'intake.check': notYet,
    'intake.stop': notYet,
    'intake.keep': notYet,
    'intake.forget': () => null,
  }
}
