import { onFitNode } from './node.mjs'

await onFitNode(() => import('./tasks/bench.ts'))
