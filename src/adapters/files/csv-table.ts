import { CsvError, parse, type Options } from 'csv-parse/sync';
import { accept, refuse, type Decision } from '../../domain/decision.ts';
import type { TableFault, TableRow } from '../../domain/roster/table.ts';
import { decodeText } from './decode-text.ts';

interface ParsedRecord {
  readonly record: readonly string[];
  /** `lines`: number of the line on which the record ends. */
  readonly info: { readonly lines: number };
}

/** The rows of a CSV file, each with the line on which it begins. */
export function readCsv(bytes: Uint8Array): Decision<readonly TableRow[], TableFault> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  try {
    const options: Options = {
      info: true,
      record_delimiter: '\n',
      relax_column_count: true,
    };
    // The typings do not know that `info` wraps every record.
    const records = parse(text.value, options) as unknown as readonly ParsedRecord[];
    return accept(
      records.map(({ record }, at) => ({ line: (records[at - 1]?.info.lines ?? 0) + 1, cells: record })),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return refuse({ code: 'quotes', line });
  }
}
