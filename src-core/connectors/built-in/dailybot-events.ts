// The events for which Dailybot's webhooks can be subscribed (v3.dailybot.com/developers/api/webhooks).
// Plain data, shared by practice and production.

/** Events by their ids. */
export const dailybotEvents = [
  'followups.response.completed',
  'forms.response.created',
  'kudos.posted',
]
