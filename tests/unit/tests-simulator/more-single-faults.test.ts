import { describe } from 'vitest'
import { roads } from '../../simulator/single-faults.ts'
import { survivesEveryFaultOf } from './every-single-fault.ts'

describe('every other single fault', () => {
  survivesEveryFaultOf(roads.filter((_road, index) => index % 2 === 1))
})
