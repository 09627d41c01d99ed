import { accept, refuse, type Decision } from '../../domain/decision.ts';
import type { TableFault } from '../../domain/roster/table.ts';

/**
 * Bytes of a CSV file to text: UTF-8 when the bytes are valid UTF-8 (a BOM is dropped), GB18030 otherwise. Line ends become
 * `\n`, because the CSV parser counts `\r\n` inside quotes twice.
 */
export function decodeText(bytes: Uint8Array): Decision<string, TableFault> {
  if (isUtf16(bytes)) return refuse({ code: 'utf-16' });
  const text = decode('utf-8', bytes) ?? decode('gb18030', bytes);
  if (text === undefined || text.includes('\0')) return refuse({ code: 'unknown-encoding' });
  return accept(text.replace(/\r\n?/g, '\n'));
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
