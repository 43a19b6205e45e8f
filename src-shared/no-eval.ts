import { z } from 'zod'

// Imported first by the window, for what it does: zod tries `eval` when an object schema is made,
// and the content policy would report that as a violation.
z.config({ jitless: true })
