// Keys of mail, telephony, chat and bots.
import { keyFormat, type KeyFormat } from './key-format.ts'

const twilio = { provider: 'Twilio', serviceName: 'twilio', kind: 'key-pair' } as const
const mailgun = { provider: 'Mailgun', serviceName: 'mailgun' }
const brevo = { provider: 'Brevo', serviceName: 'brevo' }
const slack = { provider: 'Slack', serviceName: 'slack', kind: 'token' } as const
const discord = { provider: 'Discord', serviceName: 'discord', kind: 'token' } as const
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Keys of mail, telephony, chat and bots. */
export const messageFormats: readonly KeyFormat[] = [
  keyFormat({
    provider: 'SendGrid',
    serviceName: 'sendgrid',
    id: 'sendgrid',
    starts: ['SG.'],
    body: '[\\w-]{20,24}\\.[\\w-]{39,50}',
  }),
  keyFormat({
    provider: 'Resend',
    serviceName: 'resend',
    id: 'resend',
    starts: ['re_'],
    body: '[A-Za-z0-9]{8}_[A-Za-z0-9]{20,32}',
  }),
  keyFormat({
    provider: 'Postmark',
    serviceName: 'postmark',
    id: 'postmark',
    words: ['postmark'],
    body: uuid,
    kind: 'token',
  }),
  keyFormat({ ...mailgun, id: 'mailgun-key', starts: ['key-'], body: '[a-f0-9]{32}' }),
  keyFormat({ ...mailgun, id: 'mailgun', mark: '-', body: '[a-f0-9]{32}-[a-f0-9]{8}-[a-f0-9]{8}' }),
  keyFormat({
    provider: 'Mailchimp',
    serviceName: 'mailchimp',
    id: 'mailchimp',
    mark: '-us',
    body: '[0-9a-f]{32}-us[0-9]{1,2}',
  }),
  keyFormat({
    ...brevo,
    id: 'brevo-api',
    starts: ['xkeysib-'],
    body: '[a-f0-9]{64}-[A-Za-z0-9]{16}',
  }),
  keyFormat({
    ...brevo,
    id: 'brevo-smtp',
    starts: ['xsmtpsib-'],
    body: '[a-f0-9]{64}-[A-Za-z0-9]{16}',
  }),
  keyFormat({
    ...twilio,
    id: 'twilio-auth-token',
    words: ['twilio'],
    body: '[0-9a-f]{32}',
    idPattern: 'AC[0-9a-f]{32}',
  }),
  keyFormat({
    ...twilio,
    id: 'twilio-api-key',
    words: ['twilio'],
    body: '[A-Za-z0-9]{32}',
    idPattern: 'SK[0-9a-f]{32}',
  }),
  // Public halves: the account, and the name of a key.
  keyFormat({
    ...twilio,
    id: 'twilio-id',
    starts: ['AC', 'SK'],
    body: '[0-9a-f]{32}',
    isPublic: true,
  }),
  keyFormat({
    ...slack,
    id: 'slack-bot',
    starts: ['xoxb-'],
    body: '[0-9]{8,14}-(?:[0-9]{8,14}-)?[A-Za-z0-9]{16,36}',
  }),
  keyFormat({
    ...slack,
    id: 'slack-user',
    starts: ['xoxp-'],
    body: '(?:[0-9]{8,14}-){2,3}[A-Za-z0-9]{24,36}',
  }),
  keyFormat({
    ...slack,
    id: 'slack-app',
    starts: ['xapp-'],
    body: '[0-9]-[A-Z0-9]{8,14}-[0-9]{8,14}-[a-z0-9]{32,80}',
  }),
  keyFormat({
    ...slack,
    id: 'slack-config',
    starts: ['xoxe.xoxb-', 'xoxe.xoxp-', 'xoxe-'],
    body: '[0-9]-[A-Za-z0-9]{100,200}',
  }),
  keyFormat({
    ...slack,
    id: 'slack-webhook',
    starts: ['https://hooks.slack.com/'],
    body: '(?:services|workflows|triggers)/[A-Za-z0-9+/]{40,60}',
    kind: 'other',
  }),
  keyFormat({
    ...slack,
    id: 'slack-signing-secret',
    words: ['slack'],
    body: '[0-9a-f]{32}',
    kind: 'webhook-secret',
  }),
  keyFormat({
    ...discord,
    id: 'discord-bot',
    mark: '.',
    body: '[MNO][\\w-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,38}',
  }),
  keyFormat({
    ...discord,
    id: 'discord-webhook',
    starts: ['https://discord.com/api/webhooks/', 'https://discordapp.com/api/webhooks/'],
    body: '[0-9]{17,20}/[\\w-]{60,72}',
    kind: 'other',
  }),
  keyFormat({
    provider: 'Telegram',
    serviceName: 'telegram',
    id: 'telegram-bot',
    mark: ':AA',
    body: '[0-9]{8,10}:AA[\\w-]{33}',
    kind: 'token',
  }),
]
