// Which bracket closes which, in one pass, so that a text of nothing but brackets costs no more than another.

/** For each `[` and `(` the index of what closes it, else -1. Escaped brackets do not count. */
export function matchBrackets(text: string): Int32Array {
  const closes = new Int32Array(text.length).fill(-1);
  const square: number[] = [];
  const round: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 92: // backslash
        at += 1;
        break;
      case 91: // [
        square.push(at);
        break;
      case 40: // (
        round.push(at);
        break;
      case 93: {
        // ]
        const open = square.pop();
        if (open !== undefined) closes[open] = at;
        break;
      }
      case 41: {
        // )
        const open = round.pop();
        if (open !== undefined) closes[open] = at;
        break;
      }
    }
  }
  return closes;
}
