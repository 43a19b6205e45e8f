/**
 * Characters that cannot be seen, or that change what is seen around them: controls, separators of
 * lines, direction overrides (UTS 55, "Trojan Source"), fillers, and spaces that are not the space.
 */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu

/** What joins an emoji to its parts is seen as that emoji and hides nothing. */
const emoji =
  /\p{Extended_Pictographic}\p{Emoji_Modifier}?(?:\uFE0F?\u200D\p{Extended_Pictographic}\p{Emoji_Modifier}?)*\uFE0F?/gu

/** A text for showing: what cannot be seen, or turns the text around, stands as its number. */
export function visibleText(text: string): string {
  let shown = ''
  let from = 0
  for (const { 0: found, index } of text.matchAll(emoji)) {
    shown += text.slice(from, index).replace(unseen, markOf) + found
    from = index + found.length
  }
  return shown + text.slice(from).replace(unseen, markOf)
}

/** The same for a text of several lines, which keeps its lines and tabs. */
export function visibleLines(text: string): string {
  return text.replace(/[^\t\r\n]+/g, visibleText)
}

function markOf(character: string): string {
  const number = character.codePointAt(0) ?? 0
  return `[U+${number.toString(16).toUpperCase().padStart(4, '0')}]`
}
