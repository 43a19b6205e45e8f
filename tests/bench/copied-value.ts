import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { tracesOf } from '../e2e/encodings.ts'
import { foundInMemory, whyNoMemory } from '../e2e/process-memory.ts'

// Measures what fifty copied secrets leave in the memory of a process that runs main's clipboard
// code: node tests/bench/copied-value.ts. The figures in SECURITY.md come from here.

const reason = whyNoMemory()
if (reason !== null) throw new Error(`This cannot be measured here: ${reason}.`)

const child = spawn(
  process.execPath,
  ['--expose-gc', new URL('copied-value-child.ts', import.meta.url).pathname],
  { stdio: ['pipe', 'pipe', 'inherit'] },
)
for await (const stage of createInterface({ input: child.stdout })) {
  const found = foundInMemory(child.pid ?? 0, tracesOf('kt_canary_Zq7w'))
  const total = [...found.values()].reduce((sum, times) => sum + times, 0)
  process.stdout.write(`${stage.padEnd(10)} ${total} traces of 50 copied secrets\n`)
  child.stdin.write('\n')
}
