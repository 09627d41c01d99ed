import { accept, refuse, type Decision } from '../decision.ts';
import type { CellFault } from './reject.ts';

/** How one kind of cell is read and written. `parse(format(v))` gives `v` again. */
export interface CellForm<T> {
  /** `raw` is the cell as found in the file; an absent optional column reads as an empty cell. */
  readonly parse: (raw: string) => Decision<T, CellFault>;
  /** The canonical text, by which imports are compared: 0.5, ０.50 and 0.50 are one text. */
  readonly format: (value: T) => string;
}

export interface Column<T> extends CellForm<T> {
  readonly heading: string;
  readonly presence: 'required' | 'optional';
}

/** The columns of a table, keyed by the field each one fills. */
export type ColumnsOf<Values> = { readonly [Field in keyof Values]-?: Column<Values[Field]> };

export function required<T>(heading: string, form: CellForm<T>): Column<T> {
  return { heading, presence: 'required', ...form };
}

export function optional<T>(heading: string, form: CellForm<T>): Column<T> {
  return { heading, presence: 'optional', ...form };
}

/** A cell that must not be empty. */
export function filled<T>(form: CellForm<T>): CellForm<T> {
  return {
    parse: (raw) => (raw.trim() === '' ? refuse({ code: 'empty' }) : form.parse(raw)),
    format: form.format,
  };
}

/** A cell that may be empty; then the value is `undefined`. */
export function orEmpty<T>(form: CellForm<T>): CellForm<T | undefined> {
  return {
    parse: (raw) => (raw.trim() === '' ? accept(undefined) : form.parse(raw)),
    format: (value) => (value === undefined ? '' : form.format(value)),
  };
}
