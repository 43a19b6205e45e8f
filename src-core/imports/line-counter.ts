// The numbers of lines, asked for in the order of the text.

/** Tells on which line a character stands, counted from 1; positions may only grow. */
export function lineCounter(text: string): (index: number) => number {
  let [at, line] = [0, 1]
  return (index) => {
    for (; at < index; at += 1) {
      if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) line += 1
    }
    return line
  }
}
