/** Whether a text can be the name of an environment variable. */
export function isVariable(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,119}$/.test(text)
}
