import { z } from 'zod'

// Before any schema is made: zod's probe for `eval` would be a violation of the content policy.
z.config({ jitless: true })
