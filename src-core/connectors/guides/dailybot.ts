// What Dailybot publishes about its API keys and the secrets of its webhooks.
// Sources: v3.dailybot.com help pages "Managing API keys and webhook secrets" and "API auth
// errors", the academy's page on webhooks, and the vendor's public command line (header, prefix).
// The menus are named differently by page; the other names stand beside the first.
import type { GuideSource } from './guide-source.ts'

const toTheKeys = [
  { do: 'open' as const },
  {
    do: 'go' as const,
    to: [
      { label: 'Organization', or: ['Settings'] },
      { label: 'API keys', or: ['Developers', 'Integrations'] },
    ],
  },
]

const toTheWebhooks = [
  { do: 'open' as const },
  {
    do: 'go' as const,
    to: [{ label: 'Settings' }, { label: 'Webhooks', or: ['Agent Inbox'] }],
  },
]

/** Dailybot as data. */
export const dailybotGuide: GuideSource = {
  vendor: 'dailybot',
  name: 'Dailybot',
  aliases: ['dailybot', 'dailybot.com', 'api.dailybot.com', 'app.dailybot.com'],
  dashboard: 'https://app.dailybot.com/',
  docs: [
    {
      title: 'Managing API keys and webhook secrets',
      url: 'https://v3.dailybot.com/es/help/account/privacy/webhook-keys',
    },
    {
      title: 'API auth errors',
      url: 'https://v3.dailybot.com/es/help/troubleshooting/api/auth-errors',
    },
    // The page is named by the others, and its address is published nowhere that was read.
    { title: 'Webhooks not firing', url: null },
  ],
  labels: {
    manage: 'API keys',
    make: 'Create API key',
    remake: null,
    making: null,
    save: null,
    useWithWebhooks: null,
    remove: 'Revoke',
    removeConfirm: null,
  },
  roads: [
    {
      kind: 'api-key',
      make: [
        ...toTheKeys,
        { do: 'press', label: 'Create API key', or: ['Generate API Key'] },
        { do: 'name' },
        { do: 'least-rights' },
        { do: 'copy', what: ['API key'], once: true },
      ],
      replace: null,
      turnOff: [...toTheKeys, { do: 'press', label: 'Revoke' }],
      unseen: ['keys-there', 'made-on', 'last-use'],
    },
    {
      kind: 'webhook-secret',
      make: [
        ...toTheWebhooks,
        { do: 'press', label: 'Add endpoint' },
        { do: 'copy', what: ['signing secret'], once: false },
      ],
      replace: null,
      turnOff: null,
      unseen: ['keys-there', 'made-on', 'last-use', 'works', 'signs'],
    },
  ],
  prefix: 'dbot_',
  envVar: 'DAILYBOT_API_KEY',
  header: 'X-API-KEY: <key>',
  roles: ['Organization admin', 'a role that can manage Developers, Integrations, or API settings'],
  rotateAfterMonths: null,
  notes: [
    'admin-only',
    'tell-callers-first',
    'shown-once',
    'safe-place',
    'not-in-chat-or-screenshots',
    'not-in-public-code',
    'one-key-per-integration',
    'rotate-if-exposed',
  ],
}
