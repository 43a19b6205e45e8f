import { describe } from 'vitest'
import { findsNothingFrom } from './random-histories.ts'

describe('the simulator, on', () => {
  findsNothingFrom([10_000, 15_000])
})
