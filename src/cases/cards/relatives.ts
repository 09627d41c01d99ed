import type { CardButton } from '../../domain/outcome.ts';
import type { Catalog } from '../../text/catalog.ts';
import type { Relative } from '../binding/bind-relative.ts';

/** More than this are looked at person by person in 名单. */
const shownAtMost = 10;
const nameShown = 16;

/** Who answers for relatives, each with [解除]: below an officer's list, or on a member's page. */
export function relativesPart(
  text: Catalog,
  relatives: readonly Relative[],
): { readonly lines: readonly string[]; readonly rows: readonly (readonly CardButton[])[] } {
  if (relatives.length === 0) return { lines: [], rows: [] };
  const shown = relatives.slice(0, shownAtMost).map((one) => ({ ...one, account: shortened(one.account) }));
  return {
    lines: [
      text.family.relatives(relatives.length),
      ...shown.map(({ account, name }) => text.family.relative(account, name)),
    ],
    rows: shown.map(({ account, name, personId, bindingId }) => [
      {
        label: text.family.buttonEnd(account, name),
        action: 'bind.end',
        payload: `${String(personId)}.${String(bindingId)}`,
      },
    ]),
  };
}

/** A display name, as long as fits on a button. */
export function shortened(account: string): string {
  const characters = Array.from(account.trim());
  return characters.length > nameShown ? `${characters.slice(0, nameShown).join('')}…` : characters.join('');
}
