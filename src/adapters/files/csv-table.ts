import { CsvError, parse, type Options } from 'csv-parse/sync';
import { accept, refuse, type Decision } from '../../domain/decision.ts';
import type { TableFault, TableRow } from '../../domain/roster/table.ts';
import { plainCell } from './csv-cells.ts';
import { decodeText } from './decode-text.ts';

/** The rows of a CSV file, each with the line on which it begins; the apostrophe that marks a cell as text is no part of it. */
export function readCsv(bytes: Uint8Array): Decision<readonly TableRow[], TableFault> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const rows: TableRow[] = [];
  let linesRead = 0;
  const options: Options = {
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: false,
    on_record: (cells: string[], { lines }) => {
      rows.push({ line: linesRead + 1, cells: cells.map(plainCell) });
      linesRead = lines;
      return null;
    },
  };
  try {
    parse(text.value, options);
    return accept(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quote never closed swallows the rest of the file: it stands in the row after the last good one.
    return refuse({ code: 'quotes', line: linesRead + 1 });
  }
}
