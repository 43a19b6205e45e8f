// Questions to providers of AI models.
// Promises addresses and meanings as trufflehog and nango have them (guides of October 2026); those
// marked "not confirmed" are general knowledge.
import { narrowRules, on, plainRules, recipe, type KeyCheckRecipe } from './recipe.ts'

const anthropic = {
  host: 'api.anthropic.com',
  headers: [
    ['x-api-key', '{key}'],
    ['anthropic-version', '2023-06-01'],
  ],
} as const

/** One row for each kind of key. */
export const aiChecks: readonly KeyCheckRecipe[] = [
  recipe({
    ...anthropic,
    formats: ['anthropic-api'],
    provider: 'Anthropic',
    target: '/v1/models?limit=1',
  }),
  recipe({
    ...anthropic,
    formats: ['anthropic-admin'],
    target: '/v1/organizations/api_keys?limit=1',
  }),
  recipe({
    formats: ['openai-project', 'openai-legacy'],
    provider: 'OpenAI',
    host: 'api.openai.com',
    target: '/v1/models',
    rules: narrowRules,
  }),
  recipe({
    formats: ['openai-admin'],
    host: 'api.openai.com',
    target: '/v1/organization/admin_api_keys?limit=1',
  }),
  recipe({
    formats: ['google-api'],
    host: 'generativelanguage.googleapis.com',
    target: '/v1/models',
    headers: [['x-goog-api-key', '{key}']],
    // 403: a key for another of Google's services, such as Maps.
    rules: [on('2xx', 'works'), on(403, 'narrow'), on(400, 'refused')],
  }),
  // Not confirmed.
  recipe({
    formats: ['mistral-api'],
    provider: 'Mistral',
    host: 'api.mistral.ai',
    target: '/v1/models',
  }),
  recipe({
    formats: ['groq-api'],
    provider: 'Groq',
    host: 'api.groq.com',
    target: '/openai/v1/models',
  }),
  recipe({
    formats: ['openrouter-api'],
    provider: 'OpenRouter',
    host: 'openrouter.ai',
    target: '/api/v1/key',
  }),
  // Not confirmed.
  recipe({
    formats: ['cohere-api'],
    provider: 'Cohere',
    host: 'api.cohere.com',
    target: '/v1/models?page_size=1',
  }),
  recipe({
    formats: ['replicate-api'],
    provider: 'Replicate',
    host: 'api.replicate.com',
    target: '/v1/account',
  }),
  recipe({
    formats: ['huggingface-user', 'huggingface-org'],
    provider: 'Hugging Face',
    host: 'huggingface.co',
    target: '/api/whoami-v2',
  }),
  recipe({
    formats: ['xai-api'],
    provider: 'xAI',
    host: 'api.x.ai',
    target: '/v1/api-key',
    rules: [...plainRules, on(400, 'refused')],
  }),
  recipe({
    formats: ['deepseek-api'],
    provider: 'DeepSeek',
    host: 'api.deepseek.com',
    target: '/user/balance',
  }),
  recipe({
    formats: ['elevenlabs-api'],
    provider: 'ElevenLabs',
    host: 'api.elevenlabs.io',
    target: '/v1/user',
    headers: [['xi-api-key', '{key}']],
    rules: [...plainRules, on(400, 'refused')],
  }),
  recipe({
    formats: ['langfuse-secret'],
    host: 'cloud.langfuse.com',
    target: '/api/public/projects',
    basic: ['{id}', '{key}'],
    // Projects of its other regions are not known here.
    rules: [on('2xx', 'works')],
  }),
]
