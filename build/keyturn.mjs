#!/usr/bin/env node
import { onFitNode } from './node.mjs'

await onFitNode(() => import('./tasks/cli.ts'))
