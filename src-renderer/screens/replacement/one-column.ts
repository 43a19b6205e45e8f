/** Windows too narrow for a side: what stands there comes below. As in replacement.css. */
export const oneColumn = '(max-width: 1039px)'
