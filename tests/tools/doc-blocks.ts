import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
export const rewriting = (process.env['UPDATE_DOCS'] ?? '') !== '';

/** How to bring the documents up to date; said by every test that finds them behind. */
const refresh =
  'UPDATE_DOCS=1 npx vitest run --no-file-parallelism tests/readme.test.ts tests/operating.test.ts tests/app/fault-matrix.test.ts transcript docs-pictures';

/** The text between `<!-- name:begin -->` and `<!-- name:end -->`. */
function blockOf(markdown: string, name: string): string {
  const [begin, end] = marks(name);
  const from = markdown.indexOf(begin);
  const to = markdown.indexOf(end);
  if (from < 0 || to < from) throw new Error(`no block ${begin} … ${end}`);
  return markdown.slice(from + begin.length, to).trim();
}

/**
 * Holds a marked block of a document against what the program says of itself. With UPDATE_DOCS=1 the block is written
 * instead.
 */
export async function holdBlock(document: string, name: string, content: string): Promise<void> {
  const file = path.join(root, document);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const wanted = (await pretty(content, file)).trim();
  if (rewriting) {
    const [begin, end] = marks(name);
    const at = before.indexOf(begin);
    const rest = before.indexOf(end);
    if (at < 0 || rest < at) throw new Error(`${document} needs the lines ${begin} and ${end}`);
    const after = `${before.slice(0, at)}${begin}\n\n${wanted}\n\n${before.slice(rest)}`;
    writeFileSync(file, await pretty(after, file));
    return;
  }
  expect(blockOf(before, name), `${document}, block "${name}" is behind. Refresh: ${refresh}`).toBe(wanted);
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function marks(name: string): readonly [string, string] {
  return [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
}

async function pretty(markdown: string, file: string): Promise<string> {
  return format(markdown, { ...(await resolveConfig(file)), parser: 'markdown' });
}
