/*
 * Tells one history again: `node tests/simulator/replay.ts SEED [--two-devices] [--deliveries]`.
 */
import { randomHistory } from './history.ts'

const seed = Number(process.argv[2])
const twoDevices = process.argv.includes('--two-devices')
const newer = process.argv.includes('--deliveries')
const { lines, findings, ends } = await randomHistory(seed, { tells: true, twoDevices, newer })
process.stdout.write(
  `${[...lines, '', ...ends, ...findings.map((each) => `!! ${each}`)].join('\n')}\n`,
)
process.exitCode = findings.length === 0 ? 0 : 1
