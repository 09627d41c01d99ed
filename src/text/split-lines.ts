/** What the messenger takes as one text (platform.md, Telegram). */
const messageLimit = 4096;

/** Lines as one text, or as several where they do not fit into one message; no line is torn that fits. */
export function splitLines(lines: readonly string[], limit = messageLimit): readonly string[] {
  const texts: string[] = [];
  let text = '';
  for (const line of lines.flatMap((whole) => cut(whole, limit))) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (longer.length <= limit) {
      text = longer;
      continue;
    }
    texts.push(text);
    text = line;
  }
  return [...texts, text];
}

function cut(line: string, limit: number): readonly string[] {
  if (line.length <= limit) return [line];
  const pieces: string[] = [];
  let piece = '';
  // By characters: a surrogate pair is not torn.
  for (const character of line) {
    if (piece.length + character.length > limit) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
