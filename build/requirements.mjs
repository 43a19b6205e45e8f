import { onFitNode } from './node.mjs'

await onFitNode(() => import('./tasks/requirements.ts'))
