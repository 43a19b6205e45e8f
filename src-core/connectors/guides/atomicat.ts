// What Atomicat publishes about its webhook keys, and nothing that it does not.
// Sources: help.atomicat.com.br/leads/api-keys and /leads/overview. The header of deliveries, the
// form of a key and who may manage it are published nowhere; a way to delete one is not described.
import type { GuideSource } from './guide-source.ts'

const toTheKeys = [
  { do: 'open' as const },
  {
    do: 'go' as const,
    to: [{ label: 'Form webhook delivery', or: ['Quiz webhook delivery'] }],
  },
  { do: 'press' as const, label: 'API key management', where: 'header' as const },
]

/** Atomicat as data. */
export const atomicatGuide: GuideSource = {
  vendor: 'atomicat',
  name: 'Atomicat',
  aliases: ['atomicat', 'atomicat.com.br', 'app.atomicat.com.br', 'help.atomicat.com.br'],
  dashboard: 'https://app.atomicat.com.br/',
  docs: [
    { title: 'Webhook keys', url: 'https://help.atomicat.com.br/leads/api-keys' },
    { title: 'Form webhooks', url: 'https://help.atomicat.com.br/leads/overview' },
    { title: 'Quiz webhooks', url: 'https://help.atomicat.com.br/leads/overview' },
  ],
  labels: {
    manage: 'API key management',
    make: 'Generate API key',
    remake: 'Regenerate API key',
    making: 'Generating',
    save: null,
    useWithWebhooks: null,
    remove: null,
    removeConfirm: null,
  },
  roads: [
    {
      kind: 'webhook-secret',
      make: [
        ...toTheKeys,
        { do: 'press', label: 'Generate API key' },
        { do: 'copy', what: ['API key'], once: false },
      ],
      replace: [
        ...toTheKeys,
        { do: 'press', label: 'Regenerate API key' },
        { do: 'copy', what: ['API key'], once: false },
      ],
      turnOff: null,
      unseen: ['keys-there', 'made-on', 'last-use', 'works', 'signs'],
    },
  ],
  prefix: null,
  envVar: null,
  header: null,
  roles: null,
  rotateAfterMonths: null,
  notes: [
    'keep-private',
    'safe-place',
    'not-in-chat-or-screenshots',
    'rotate-if-exposed',
    'update-receiver-first',
    'low-traffic',
    'retries-carry-old',
    'no-delete-there',
    'not-your-login',
    'ask-technical-team',
  ],
}
