// Keys of services that serve models.
import { keyFormat, type KeyFormat } from './key-format.ts'

const anthropic = { provider: 'Anthropic', serviceName: 'anthropic' }
const openai = { provider: 'OpenAI', serviceName: 'openai' }
const huggingFace = { provider: 'Hugging Face', serviceName: 'hugging_face' }
const langfuse = { provider: 'Langfuse', serviceName: 'langfuse' }

/** Keys of services that serve models. */
export const aiFormats: readonly KeyFormat[] = [
  keyFormat({ ...anthropic, id: 'anthropic-api', starts: ['sk-ant-api03-'], body: '[\\w-]{93}AA' }),
  keyFormat({
    ...anthropic,
    id: 'anthropic-admin',
    starts: ['sk-ant-admin01-'],
    body: '[\\w-]{93}AA',
  }),
  // The marker in the middle is `OpenAI` in base64.
  keyFormat({
    ...openai,
    id: 'openai-project',
    starts: ['sk-proj-', 'sk-svcacct-', 'sk-service-'],
    body: '(?=[\\w-]{10,120}T3BlbkFJ)[\\w-]{40,250}',
  }),
  keyFormat({
    ...openai,
    id: 'openai-admin',
    starts: ['sk-admin-'],
    body: '[\\w-]{58}T3BlbkFJ[\\w-]{58}',
  }),
  keyFormat({
    ...openai,
    id: 'openai-legacy',
    starts: ['sk-'],
    body: '[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}',
  }),
  keyFormat({
    provider: 'Google Cloud',
    serviceName: 'google',
    id: 'google-api',
    starts: ['AIza'],
    body: '[\\w-]{35}',
    isShared: true,
  }),
  keyFormat({
    provider: 'Groq',
    serviceName: 'groq',
    id: 'groq-api',
    starts: ['gsk_'],
    body: '[A-Za-z0-9]{52}',
  }),
  keyFormat({
    provider: 'OpenRouter',
    serviceName: 'openrouter',
    id: 'openrouter-api',
    starts: ['sk-or-v1-'],
    body: '[0-9a-f]{64}',
  }),
  keyFormat({
    provider: 'Replicate',
    serviceName: 'replicate',
    id: 'replicate-api',
    starts: ['r8_'],
    body: '[\\w-]{37}',
    kind: 'token',
  }),
  keyFormat({
    ...huggingFace,
    id: 'huggingface-user',
    starts: ['hf_'],
    body: '[A-Za-z0-9]{34}',
    kind: 'token',
  }),
  keyFormat({
    ...huggingFace,
    id: 'huggingface-org',
    starts: ['api_org_'],
    body: '[A-Za-z0-9]{34}',
    kind: 'token',
  }),
  keyFormat({
    provider: 'xAI',
    serviceName: 'xai',
    id: 'xai-api',
    starts: ['xai-'],
    body: '[0-9A-Za-z_]{80}',
  }),
  // Several services beside DeepSeek write theirs in this way.
  keyFormat({
    provider: 'DeepSeek',
    serviceName: 'deepseek',
    id: 'deepseek-api',
    starts: ['sk-'],
    body: '[a-z0-9]{32}',
    isShared: true,
  }),
  keyFormat({
    provider: 'ElevenLabs',
    serviceName: 'elevenlabs',
    id: 'elevenlabs-api',
    starts: ['sk_'],
    body: '[a-f0-9]{48}',
  }),
  keyFormat({
    provider: 'Perplexity',
    serviceName: 'perplexity',
    id: 'perplexity-api',
    starts: ['pplx-'],
    body: '[A-Za-z0-9]{48}',
  }),
  keyFormat({
    provider: 'NVIDIA',
    serviceName: 'nvidia',
    id: 'nvidia-api',
    starts: ['nvapi-'],
    body: '[\\w-]{64}',
  }),
  keyFormat({
    provider: 'LangSmith',
    serviceName: 'langsmith',
    id: 'langsmith-api',
    starts: ['lsv2_pt_', 'lsv2_sk_'],
    body: '[a-f0-9]{32}_[a-f0-9]{10}',
  }),
  keyFormat({
    ...langfuse,
    id: 'langfuse-secret',
    starts: ['sk-lf-'],
    body: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    kind: 'key-pair',
    idPattern: 'pk-lf-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  }),
  keyFormat({
    ...langfuse,
    id: 'langfuse-public',
    starts: ['pk-lf-'],
    body: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    isPublic: true,
  }),
  keyFormat({
    provider: 'Mistral',
    serviceName: 'mistral',
    id: 'mistral-api',
    words: ['mistral'],
    body: '[A-Za-z0-9]{32}',
  }),
  keyFormat({
    provider: 'Cohere',
    serviceName: 'cohere',
    id: 'cohere-api',
    words: ['cohere', 'co'],
    body: '[A-Za-z0-9]{40}',
  }),
]
