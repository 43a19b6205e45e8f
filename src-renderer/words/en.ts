export { errorWords, type ErrorWords } from './en-errors.ts'
export { itemWords } from './en-item.ts'
export { listWords, truthWords } from './en-list.ts'
export { stepWords } from './en-steps.ts'
