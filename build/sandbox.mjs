import { onFitNode } from './node.mjs'

await onFitNode(() => import('../src-sandbox/cli.ts'))
