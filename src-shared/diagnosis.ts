import { z } from 'zod'
import { errorCodes } from './errors.ts'
import { ItemId, VersionId } from './ids.ts'
import { Instant } from './item.ts'
import { limits } from './policy.ts'

/** Why a key may not work, in the order in which they are looked at. */
export const causes = [
  'copied-wrong',
  'wrong-business-or-environment',
  'wrong-header',
  'no-permission',
  'replaced-or-turned-off',
  'address-changed',
] as const

/** One reason why a key may not work. */
export const Cause = z.enum(causes)
export type Cause = z.infer<typeof Cause>

/** How one cause stands after the try. */
export const CauseView = z.strictObject({
  cause: Cause,
  standing: z.enum(['likely', 'possible', 'unlikely']),
  /** What speaks for or against it; the window has a sentence for each. */
  signs: z
    .array(
      z.enum([
        'white-space',
        'quotes',
        'line-break',
        'wrong-prefix',
        'too-short',
        'looks-whole',
        'other-environment',
        'other-business',
        'same-environment',
        'environment-unknown',
        'header-as-expected',
        'status-401',
        'status-403',
        'status-404',
        'status-405',
        'status-410',
        'status-2xx',
        'turned-off-here',
        'replaced-here',
        'in-use-here',
        'expired',
        'owner-inactive',
        'plan-without-keys',
        'not-tried',
      ]),
    )
    .max(8),
  /** When it was replaced, turned off or expired, or null. */
  at: Instant.nullable(),
})
export type CauseView = z.infer<typeof CauseView>

/** What was found out about a key that does not work. */
export const Diagnosis = z.strictObject({
  at: Instant,
  verdict: z.enum([
    /** It works. */
    'works',
    /** 401: the key was not accepted. */
    'refused',
    /** 403: the key was accepted, and may not do this. */
    'not-allowed',
    /** 404, 405 or 410: not about the key. */
    'elsewhere',
    /** Too many requests, or a failure of the provider. */
    'busy',
    'no-answer',
    /** Nothing is known by which it could be tried; nothing was sent. */
    'cannot-try',
    /** It is so surely miscopied that nothing was sent. */
    'not-sent',
  ]),
  status: z.int().nullable(),
  code: z.enum(errorCodes).nullable(),
  /** The one request that was made: it reads, and changes and costs nothing. Null if none was. */
  asked: z
    .strictObject({
      method: z.literal('GET'),
      host: z.string().max(300),
      path: z.string().max(500),
    })
    .nullable(),
  /** How the provider takes a key, and how it was sent; never the key. */
  header: z.strictObject({ expected: z.string().max(200), sent: z.string().max(200) }).nullable(),
  /** All six, in their order. */
  causes: z.array(CauseView).length(causes.length),
})
export type Diagnosis = z.infer<typeof Diagnosis>

/** The calls about keys that do not work. */
export const diagnosisContract = {
  'diagnosis.run': {
    input: z.strictObject({
      itemId: ItemId,
      versionId: VersionId,
      /** The environment and the business in which it fails, as the person says; or null. */
      environment: z.string().max(limits.label).nullable(),
      business: z.string().max(limits.label).nullable(),
    }),
    output: Diagnosis,
  },
} as const
