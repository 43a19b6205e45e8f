import { isJsonObject, jsonBody, type Call } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import { readSampleDates, type SampleDates } from '../sample-dates.ts'
import { areaOf, type Area } from './state.ts'

/** A back-dated key that is asked for. */
export type KeySample = SampleDates & { readonly area: Area }

/** The back-dated keys in the body of a request for samples, at most one for each area. */
export function readSamples(call: Call): readonly KeySample[] {
  const { areas } = jsonBody(call)
  if (!Array.isArray(areas)) throw new Refusal(400, 'areas_required', 'A list of areas is needed.')
  const samples = areas.map(readSample)
  if (new Set(samples.map(({ area }) => area)).size < samples.length) {
    throw new Refusal(409, 'key_exists', 'An area is asked for twice.')
  }
  return samples
}

function readSample(sample: unknown): KeySample {
  if (!isJsonObject(sample)) throw new Refusal(400, 'areas_required', 'A sample needs an area.')
  return { area: areaOf(sample['area']), ...readSampleDates(sample) }
}
