#!/usr/bin/env node
import { onFitNode } from './node.mjs'

// docs/CLI.md, "Exit codes": whatever keeps the command from running is an error inside, and must
// not look as if a key was found.
const internal = 4

try {
  await onFitNode(() => import('./tasks/cli.ts'), internal)
} catch (error) {
  process.stderr.write(`keyturn: ${error.message}\n`)
  process.exitCode = internal
}
