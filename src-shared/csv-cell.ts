/**
 * A cell of a CSV file that a spreadsheet takes for what it is.
 *
 * One that begins with a sign of a formula (`= + - @`) would be one, in some programs also after
 * blanks or in full width; names may come from a provider. Such cells are given an apostrophe.
 */
export function plainCell(text: string): string {
  return quotedCell(/^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u.test(text) ? `'${text}` : text)
}

/** A cell exactly as it is, in quotes where RFC 4180 section 2 asks for them. */
export function quotedCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
