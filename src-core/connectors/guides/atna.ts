// What ATNA publishes about its API keys.
// Source: docs.atna.ai/docs/intro/manage-api-keys. The address of its dashboard, and which of
// Credential ID and Credential Secret is the key of the header, are published nowhere.
import type { GuideSource } from './guide-source.ts'

const toTheKeys = [
  { do: 'open' as const },
  { do: 'go' as const, to: [{ label: 'My API Keys' }], where: 'profile-menu' as const },
]

/** ATNA as data. */
export const atnaGuide: GuideSource = {
  vendor: 'atna',
  name: 'ATNA',
  aliases: ['atna', 'atna ai', 'atna.ai', 'docs.atna.ai', 'www.atna.ai'],
  dashboard: null,
  docs: [{ title: 'Manage API Keys', url: 'https://docs.atna.ai/docs/intro/manage-api-keys' }],
  labels: {
    manage: 'My API Keys',
    make: '+ Generate an API Key',
    remake: null,
    making: null,
    save: 'Save & Add',
    useWithWebhooks: null,
    remove: 'Delete',
    removeConfirm: null,
  },
  roads: [
    {
      kind: 'key-pair',
      make: [
        ...toTheKeys,
        { do: 'press', label: '+ Generate an API Key' },
        { do: 'name' },
        { do: 'press', label: 'Save & Add' },
        { do: 'copy', what: ['Credential ID', 'Credential Secret'], once: true },
      ],
      replace: null,
      turnOff: [
        ...toTheKeys,
        { do: 'press', label: 'More Options', where: 'row-menu' },
        { do: 'press', label: 'Delete' },
      ],
      unseen: ['keys-there', 'made-on', 'last-use', 'works', 'old-off'],
    },
  ],
  prefix: null,
  envVar: null,
  header: 'Authorization: Bearer <key>',
  roles: null,
  rotateAfterMonths: 3,
  notes: [
    'shown-once',
    'safe-place',
    'not-in-public-code',
    'not-in-client-code',
    'permanent',
    'rotate-if-exposed',
  ],
}
