import { onFitNode } from './node.mjs'

await onFitNode(() => import('./tasks/servers.ts'))
