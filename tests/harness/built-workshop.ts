import { pathToFileURL } from 'node:url';
import type { OpenWorkshop } from '../../src/open-workshop.ts';
import { built } from './places.ts';

/** The workshop of the built program, with its threads. */
export async function builtWorkshop(): Promise<OpenWorkshop> {
  const entry = pathToFileURL(built('src/open-workshop.js')).href;
  const { openWorkshop } = (await import(entry)) as { readonly openWorkshop: OpenWorkshop };
  return openWorkshop;
}
