/** The words about looking after keys. */
export const careWords = {
  sidebar: { webhooks: 'Webhooks', providers: 'Linked accounts', review: 'Review' },
} as const
