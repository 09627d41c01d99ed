import type { CardView } from '../../card.ts';
import type { CardButton } from '../../domain/outcome.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly pages: number;
}

/** A page of a list; a page beyond its end, since the list became shorter, is the last one. */
export function pageOf<T>(all: readonly T[], page: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const shown = Math.min(Math.max(0, page), pages - 1);
  return { items: all.slice(shown * size, (shown + 1) * size), page: shown, pages };
}

/** [上一页][下一页], where there are such pages. */
export function pageButtons(
  { page, pages }: Page<unknown>,
  text: CardView['text'],
  action: string,
  payload: (page: number) => string,
): CardButton[] {
  const buttons: CardButton[] = [];
  if (page > 0) buttons.push({ label: text.binding.buttonPrevious, action, payload: payload(page - 1) });
  if (page < pages - 1) buttons.push({ label: text.binding.buttonNext, action, payload: payload(page + 1) });
  return buttons;
}
