import type { Route } from '../../stores/app.ts'

/** Whether a drop is taken on a screen; elsewhere it would interrupt what is being done. */
export function takesDrops({ screen }: Route, holds: number): boolean {
  if (holds > 0) return false
  switch (screen) {
    case 'first-run':
    case 'unlock':
    case 'intake':
    case 'keys':
      return true
    case 'loading':
    case 'create':
    case 'restore':
    case 'salvage':
    case 'replacement':
    case 'replacements':
    case 'plan':
    case 'batches':
    case 'batch-plan':
    case 'batch':
    case 'settings':
    case 'used':
    case 'webhooks':
    case 'providers':
    case 'provider-keys':
    case 'review':
      return false
  }
}

/** Whether what is dragged over the window are files; text and links are left alone. */
export function holdsFiles(transfer: Pick<DataTransfer, 'types'> | null): boolean {
  return transfer?.types.includes('Files') ?? false
}
