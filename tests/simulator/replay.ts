/*
 * Tells one history again: `node tests/simulator/replay.ts SEED`.
 */
import { randomHistory } from './history.ts'

const seed = Number(process.argv[2])
const { lines, findings, ends } = await randomHistory(seed, true)
process.stdout.write(
  `${[...lines, '', ...ends, ...findings.map((each) => `!! ${each}`)].join('\n')}\n`,
)
process.exitCode = findings.length === 0 ? 0 : 1
