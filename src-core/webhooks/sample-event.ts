// A sample event as a vendor sends it, to try a receiver with.
// Promises JSON in the vendor's published form where there is one, with nothing of the vault in it.
import type { WebhookFacts } from '../../src-shared/webhook.ts'

/** What a sample is made for. */
export type SampleOrder = {
  readonly vendor: string | null
  readonly facts: Pick<WebhookFacts, 'scheme' | 'area'> | null
  /** The environment at the vendor, or an empty text. */
  readonly environment: string
  readonly at: number
}

/** The event as text, laid out for people: what is signed are exactly these signs. */
export function sampleEvent(order: SampleOrder): string {
  return JSON.stringify(eventOf(order), null, 2)
}

function eventOf({ vendor, facts, environment, at }: SampleOrder): object {
  const now = new Date(at).toISOString()
  if (vendor === 'dailybot') return dailybot(now)
  if (vendor === 'ckeditor' || facts?.scheme === 'ckeditor') return ckeditor(now, environment)
  if (vendor === 'atomicat') return atomicat(now, facts?.area ?? '')
  return { type: 'sample', timestamp: now, data: { id: 'sample' } }
}

/** The academy's page on webhooks: `event` and `event_timestamp`, the rest by event. */
function dailybot(now: string): object {
  return {
    event: 'followups.response.completed',
    event_timestamp: now,
    data: { id: 'sample', user: { full_name: 'Sample Person', email: 'sample@example.com' } },
  }
}

/** ckeditor.com/docs/cs/latest/guides/webhooks/overview.html; `ping` is what a new webhook gets. */
function ckeditor(now: string, environment: string): object {
  const environment_id = environment === '' ? 'sample-environment' : environment
  return { event: 'ping', environment_id, payload: {}, sent_at: now }
}

/** Atomicat publishes no form; forms and quizzes are delivered apart. */
function atomicat(now: string, area: string): object {
  const isQuiz = area.toLowerCase().includes('quiz')
  const answers = isQuiz
    ? { result: 'sample', answers: [{ question: 'Sample question', answer: 'Sample answer' }] }
    : { fields: { name: 'Sample Person', email: 'sample@example.com' } }
  return { type: isQuiz ? 'quiz' : 'form', id: 'sample', submitted_at: now, ...answers }
}
