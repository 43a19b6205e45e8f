// What AtomicPay publishes about its API keys.
// Sources: help.atomicpay.com.br/integrations/api-keys, docs.atomicpay.com.br (authentication).
// The address of its dashboard and the labels of its buttons are published nowhere: the words here
// are those of the help page's own sentences.
import type { GuideSource } from './guide-source.ts'

const toTheKeys = [
  { do: 'open' as const },
  {
    do: 'go' as const,
    to: [{ label: 'developer area', or: ['integration area'] }],
  },
]

/** AtomicPay as data. */
export const atomicpayGuide: GuideSource = {
  vendor: 'atomicpay',
  name: 'AtomicPay',
  aliases: ['atomicpay', 'atomicpay.com.br', 'api.atomicpay.com.br', 'help.atomicpay.com.br'],
  dashboard: null,
  docs: [
    {
      title: 'Use API keys safely',
      url: 'https://help.atomicpay.com.br/integrations/api-keys',
    },
    {
      title: 'AtomicPay API Docs',
      url: 'https://docs.atomicpay.com.br/en/docs/api-authentication',
    },
    { title: 'Webhooks', url: 'https://help.atomicpay.com.br/pt/integrations/webhooks' },
  ],
  labels: {
    manage: null,
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
        { do: 'press', label: 'Create API key' },
        { do: 'name' },
        { do: 'least-rights' },
        { do: 'copy', what: ['API key'], once: true },
      ],
      replace: null,
      turnOff: [...toTheKeys, { do: 'press', label: 'Revoke' }],
      unseen: ['keys-there', 'made-on', 'last-use'],
    },
  ],
  prefix: 'atpay_',
  envVar: null,
  header: 'Authorization: Bearer <key>, or X-API-Key: <key>',
  roles: null,
  rotateAfterMonths: null,
  notes: [
    'keep-private',
    'safe-place',
    'not-in-client-code',
    'not-in-public-code',
    'not-in-chat-or-screenshots',
    'rotate-if-exposed',
  ],
}
