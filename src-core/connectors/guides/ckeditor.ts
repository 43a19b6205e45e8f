// What CKEditor Cloud Services publishes about its API secrets.
// Sources: ckeditor.com/docs/cs/latest, "API secret" and "Request signature", and the pages on
// environments. No call lists or makes secrets of the cloud edition.
import type { GuideSource } from './guide-source.ts'

const toTheSecrets = [
  { do: 'open' as const },
  {
    do: 'go' as const,
    to: [{ label: 'Overview' }, { label: 'Cloud environments' }, { label: 'your environment' }],
  },
  { do: 'go' as const, to: [{ label: 'API secrets' }], where: 'tab' as const },
]

/** CKEditor Cloud Services as data. */
export const ckeditorGuide: GuideSource = {
  vendor: 'ckeditor',
  name: 'CKEditor Cloud Services',
  aliases: [
    'ckeditor',
    'ckeditor cloud services',
    'ckeditor.com',
    'portal.ckeditor.com',
    'cke-cs.com',
    'cksource',
  ],
  dashboard: 'https://portal.ckeditor.com/',
  docs: [
    {
      title: 'API secret',
      url: 'https://ckeditor.com/docs/cs/latest/developer-resources/security/api-secret',
    },
    {
      title: 'Request signature',
      url: 'https://ckeditor.com/docs/cs/latest/developer-resources/security/request-signature',
    },
  ],
  labels: {
    manage: 'API secrets',
    make: 'Create a new API secret',
    remake: null,
    making: null,
    save: null,
    useWithWebhooks: 'Use with webhooks',
    remove: 'Remove',
    removeConfirm: 'Confirm',
  },
  roads: [
    {
      kind: 'api-key',
      make: [
        ...toTheSecrets,
        { do: 'press', label: 'Create a new API secret' },
        { do: 'copy', what: ['API secret'], once: true },
      ],
      replace: null,
      turnOff: [
        ...toTheSecrets,
        { do: 'press', label: 'Remove', where: 'actions-column' },
        { do: 'type-phrase' },
        { do: 'confirm', label: 'Confirm' },
      ],
      unseen: ['keys-there', 'made-on', 'last-use', 'works', 'old-off', 'signs'],
    },
  ],
  prefix: null,
  envVar: null,
  header: 'X-CS-Timestamp and X-CS-Signature, made from the request with the secret',
  roles: null,
  rotateAfterMonths: null,
  notes: ['safe-place', 'shown-once', 'permanent'],
}
