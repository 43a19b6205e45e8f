// The schema of how deliveries are signed: data, never code.
// Promises that every scheme is described by the same few parts, so that one signer and one checker
// serve all of them.
import { z } from 'zod'
import { SchemeId } from '../../src-shared/webhook.ts'
import { macAlgorithms, macEncodings } from '../crypto/signing.ts'

const HeaderName = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/)

/** One part of the message that is signed, in the order in which they are joined. */
export const SignedPart = z.union([
  z.enum(['method', 'target', 'id', 'timestamp', 'body']),
  z.strictObject({ text: z.string().min(1).max(20) }),
])
export type SignedPart = z.infer<typeof SignedPart>

/** Where the time of a delivery stands: in a header of its own, or in that of the signature. */
const TimePlace = z.strictObject({
  header: HeaderName.nullable(),
  /** What stands before it inside the signature's header. */
  prefix: z.string().max(10),
  form: z.enum(['unix-s', 'unix-ms']),
  /** How far it may be off, in seconds; null for no limit. */
  past: z.int().min(1),
  ahead: z.int().min(1).nullable(),
})
export type TimePlace = z.infer<typeof TimePlace>

/** How one sort of deliveries is signed, with a message authentication code. */
export const MacScheme = z.strictObject({
  id: SchemeId,
  name: z.string().min(1).max(80),
  /** What the key is made of: the secret's own bytes, or base64 after `whsec_`. */
  key: z.enum(['utf-8', 'whsec-base64']),
  message: z.array(SignedPart).min(1).max(8),
  algorithm: z.enum(macAlgorithms),
  encoding: z.enum(macEncodings),
  signature: z.strictObject({
    header: HeaderName,
    /** What stands before each signature, such as `sha256=`. */
    prefix: z.string().max(10),
    /** What stands between two signatures, or null where there is one only. */
    between: z.enum([' ', ',']).nullable(),
  }),
  timestamp: TimePlace.nullable(),
  /** The header with the id of the delivery, or null. */
  idHeader: HeaderName.nullable(),
  /** Other schemes whose deliveries its receivers take as well. */
  accepts: z.array(SchemeId).max(2).default([]),
})
export type MacScheme = z.infer<typeof MacScheme>

/** The key itself stands in a header, which the receiver compares. */
export const PlainScheme = z.strictObject({
  id: z.literal('plain-header'),
  name: z.string().min(1).max(80),
  /** Names that vendors use; which one it is, the receiver decides. */
  usual: z.array(HeaderName).min(1).max(4),
})
export type PlainScheme = z.infer<typeof PlainScheme>
