import { z } from 'zod'
import { ItemKind } from './item.ts'
import { limits } from './policy.ts'
import { ProviderId } from './provider.ts'

const label = z.string().min(1).max(80)

const Where = z.enum(['header', 'profile-menu', 'row-menu', 'actions-column', 'tab'])

/**
 * One thing that a person does in a vendor's dashboard; the sentence around it is the window's.
 *
 * A label is the vendor's own, word for word, so that the person recognises the button.
 */
export const GuideStep = z.discriminatedUnion('do', [
  /** Open the vendor's page and sign in. */
  z.strictObject({ do: z.literal('open') }),
  /** Go through menus or tabs, one after another; a place may have other names as well. */
  z.strictObject({
    do: z.literal('go'),
    to: z
      .array(z.strictObject({ label, or: z.array(label).max(5).default([]) }))
      .min(1)
      .max(6),
    /** Where the first of them stands. */
    where: Where.nullable().default(null),
  }),
  /** Press a button; `or` are other names that it may have. */
  z.strictObject({
    do: z.literal('press'),
    label,
    or: z.array(label).max(5).default([]),
    where: Where.nullable().default(null),
  }),
  /** Write the name that Keyturn proposes. */
  z.strictObject({ do: z.literal('name') }),
  /** Give it no more rights than it needs, where rights can be chosen. */
  z.strictObject({ do: z.literal('least-rights') }),
  /** Copy the value; shown only this once, or readable again. */
  z.strictObject({ do: z.literal('copy'), what: z.array(label).min(1).max(3), once: z.boolean() }),
  /** Type the phrase that the vendor's page shows. */
  z.strictObject({ do: z.literal('type-phrase') }),
  /** Confirm in the vendor's dialog. */
  z.strictObject({ do: z.literal('confirm'), label }),
])
export type GuideStep = z.infer<typeof GuideStep>

/** What Keyturn cannot see at a vendor, so that only the person's word stands for it. */
export const Unseen = z.enum([
  /** Whether the old key was really turned off. */
  'old-off',
  /** Whether a new key was made, and which others live. */
  'keys-there',
  /** When a key was made. */
  'made-on',
  /** When a key was last used. */
  'last-use',
  /** Whether the new key works: no call is published by which it could be tried. */
  'works',
  /** Whether deliveries are signed with the new key yet. */
  'signs',
])
export type Unseen = z.infer<typeof Unseen>

/** How a person does the vendor's part for one kind of key. */
export const GuideRoad = z.strictObject({
  kind: ItemKind,
  make: z.array(GuideStep).min(1).max(12),
  /** Where the vendor replaces a key in place; null where replacing is making a new one. */
  replace: z.array(GuideStep).min(1).max(12).nullable(),
  /** Null where the vendor offers no such thing. */
  turnOff: z.array(GuideStep).min(1).max(12).nullable(),
  unseen: z.array(Unseen).max(6),
})
export type GuideRoad = z.infer<typeof GuideRoad>

/** What is published about a vendor's keys, for people who do its part by hand. */
export const Guide = z.strictObject({
  /** The vendor's id, such as `atna`; connectors name it in their facts. */
  vendor: ProviderId,
  name: z.string().min(1).max(limits.label),
  /** Other names and domains by which an item's provider may be written, in lower case. */
  aliases: z.array(z.string().min(1).max(120)).max(20),
  /** The dashboard, or null where none is published. */
  dashboard: z.url().max(400).nullable(),
  /** Pages worth reading, by the vendor's own titles. */
  docs: z.array(z.strictObject({ title: label, url: z.url().max(400).nullable() })).max(10),
  /** The vendor's own words on the things that a person must recognise. */
  labels: z.strictObject({
    /** The way to the keys. */
    manage: label.nullable(),
    make: label,
    /** The same button once a key exists, or null where it does not change. */
    remake: label.nullable(),
    /** What stands there while the key is made, or null. */
    making: label.nullable(),
    save: label.nullable(),
    useWithWebhooks: label.nullable(),
    remove: label.nullable(),
    removeConfirm: label.nullable(),
  }),
  roads: z.array(GuideRoad).min(1).max(5),
  /** How every key begins, or null where nothing is published. */
  prefix: z.string().min(1).max(40).nullable(),
  /** The environment variable that the vendor names, or null. */
  envVar: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,119}$/)
    .nullable(),
  /** How the vendor takes a key, as a person reads it, such as `Authorization: Bearer <key>`. */
  header: z.string().max(200).nullable(),
  /** Who may manage keys there, in the vendor's own words, or null where nothing is published. */
  roles: z.array(label).max(5).nullable(),
  /** The vendor's own rule in calendar months, or null. */
  rotateAfterMonths: z.int().min(1).max(120).nullable(),
  /** What the vendor's pages say that matters here; the window has a sentence for each. */
  notes: z
    .array(
      z.enum([
        'keep-private',
        'rotate-if-exposed',
        'not-in-chat-or-screenshots',
        'not-in-public-code',
        'not-in-client-code',
        'low-traffic',
        'update-receiver-first',
        'retries-carry-old',
        'no-delete-there',
        'not-your-login',
        'ask-technical-team',
        'shown-once',
        'permanent',
        'tell-callers-first',
        'one-key-per-integration',
        'admin-only',
        'safe-place',
      ]),
    )
    .max(17),
})
export type Guide = z.infer<typeof Guide>

/** The calls about what is published of vendors. */
export const guidesContract = {
  /** Every vendor that Keyturn can guide a person through; the same in every answer. */
  'guides.list': { input: z.null(), output: z.array(Guide).max(500) },
} as const
