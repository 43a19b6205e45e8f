// Keys of work tools: tickets, documents, customers.
import { keyFormat, type KeyFormat } from './key-format.ts'

const linear = { provider: 'Linear', serviceName: 'linear' }
const notion = { provider: 'Notion', serviceName: 'notion', kind: 'token' } as const
const figma = { provider: 'Figma', serviceName: 'figma', kind: 'token' } as const
const atlassian = { provider: 'Atlassian', serviceName: 'atlassian', kind: 'token' } as const
const trello = { provider: 'Trello', serviceName: 'trello', kind: 'token' } as const
const dropbox = { provider: 'Dropbox', serviceName: 'dropbox', kind: 'token' } as const
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Keys of work tools: tickets, documents, customers. */
export const workFormats: readonly KeyFormat[] = [
  keyFormat({ ...linear, id: 'linear-api', starts: ['lin_api_'], body: '[0-9A-Za-z]{40}' }),
  keyFormat({
    ...linear,
    id: 'linear-oauth',
    starts: ['lin_oauth_'],
    body: '[0-9a-f]{64}',
    kind: 'token',
  }),
  keyFormat({ ...notion, id: 'notion', starts: ['ntn_'], body: '[0-9]{11}[A-Za-z0-9]{35}' }),
  keyFormat({ ...notion, id: 'notion-legacy', starts: ['secret_'], body: '[A-Za-z0-9]{43}' }),
  keyFormat({
    ...figma,
    id: 'figma',
    starts: ['figd_', 'figu_', 'figo_'],
    body: '[\\w-]{40}',
  }),
  keyFormat({ ...figma, id: 'figma-plan', starts: ['figp_'], body: '[\\w=-]{40,54}' }),
  // The beginning is published (www.dailybot.com, "CLI authentication"), the rest is not.
  keyFormat({
    provider: 'Dailybot',
    serviceName: 'dailybot',
    id: 'dailybot',
    starts: ['dbot_'],
    body: '[A-Za-z0-9]{16,200}',
  }),
  keyFormat({
    provider: 'Airtable',
    serviceName: 'airtable',
    kind: 'token',
    id: 'airtable',
    starts: ['pat'],
    body: '[A-Za-z0-9]{14}\\.[a-f0-9]{64}',
  }),
  keyFormat({
    ...atlassian,
    id: 'atlassian',
    starts: ['ATATT3'],
    body: '[\\w-]{160,220}=[A-F0-9]{8}',
  }),
  keyFormat({
    ...atlassian,
    id: 'atlassian-org',
    starts: ['ATCTT3xFfG'],
    body: '[\\w-]{150,220}=[A-F0-9]{8}',
  }),
  keyFormat({
    ...atlassian,
    id: 'atlassian-old',
    words: ['atlassian', 'jira', 'confluence'],
    body: '[A-Za-z0-9]{24}',
  }),
  keyFormat({
    provider: 'Asana',
    serviceName: 'asana',
    kind: 'token',
    id: 'asana',
    mark: '/',
    body: '[0-9]{1,2}/[0-9]{16,20}(?:/[0-9]{16,20})?:[A-Za-z0-9]{32,40}',
  }),
  keyFormat({ ...trello, id: 'trello', starts: ['ATTA'], body: '[a-f0-9]{64}[A-F0-9]{8}' }),
  keyFormat({ ...trello, id: 'trello-old', words: ['trello'], body: '[a-f0-9]{64}' }),
  keyFormat({
    provider: 'Trello',
    serviceName: 'trello',
    id: 'trello-key',
    words: ['trello'],
    body: '[a-f0-9]{32}',
  }),
  keyFormat({
    provider: 'Zendesk',
    serviceName: 'zendesk',
    kind: 'token',
    id: 'zendesk',
    words: ['zendesk'],
    body: '[A-Za-z0-9]{40}',
  }),
  keyFormat({
    provider: 'Intercom',
    serviceName: 'intercom',
    kind: 'token',
    id: 'intercom',
    words: ['intercom'],
    body: '[A-Za-z0-9+/_=-]{59}=',
  }),
  keyFormat({
    provider: 'HubSpot',
    serviceName: 'hubspot',
    kind: 'token',
    id: 'hubspot',
    starts: ['pat-na1-', 'pat-na2-', 'pat-na3-', 'pat-eu1-', 'pat-ap1-'],
    body: uuid,
  }),
  keyFormat({
    ...dropbox,
    id: 'dropbox-short',
    starts: ['sl.u.', 'sl.'],
    body: '[\\w-]{130,1500}',
  }),
  keyFormat({
    ...dropbox,
    id: 'dropbox-long',
    mark: 'AAAAAAAAAA',
    body: '[a-z0-9]{11}AAAAAAAAAA[\\w=-]{43}',
  }),
  keyFormat({
    provider: 'ClickUp',
    serviceName: 'clickup',
    id: 'clickup',
    starts: ['pk_'],
    body: '[0-9]{5,12}_[A-Z0-9]{32}',
  }),
  keyFormat({
    provider: 'Postman',
    serviceName: 'postman',
    id: 'postman',
    starts: ['PMAK-'],
    body: '[a-f0-9]{24}-[a-f0-9]{34}',
  }),
]
