import type { Choice } from './combobox-choices.ts';

/** How well a text fits what was typed, the best first; nothing where it does not. */
const fits = ['exact', 'prefix', 'word', 'within', 'letters'] as const;
type Fit = (typeof fits)[number];

/** More than these are not listed; typing narrows them. */
const MOST = 60;

/** With fewer letters than that, letters in their order stand in nearly every name. */
const FEWEST_LETTERS = 3;

export const shownOf = ({ label, value }: Choice): string => label ?? value;

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{Nd}]/u.test(character);

/** Whether a word begins at a place of a text: `build` in `app.build`. */
const beginsWord = (text: string, at: number): boolean => !isLetter(text[at - 1]);

/** Whether some word of a text begins with what was typed. */
function startsWord(text: string, needle: string): boolean {
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    if (beginsWord(text, at)) return true;
  }
  return false;
}

/** How far apart the letters of what was typed stand, in their order and from the beginning of a word on; -1: nowhere. */
function stretchOf(text: string, needle: string): number {
  let best = -1;
  for (let start = text.indexOf(needle.charAt(0)); start >= 0; start = text.indexOf(needle.charAt(0), start + 1)) {
    if (!beginsWord(text, start)) continue;
    let at = start;
    for (let index = 1; index < needle.length && at >= 0; index += 1) at = text.indexOf(needle.charAt(index), at + 1);
    if (at >= 0 && (best < 0 || at - start < best)) best = at - start;
  }
  return best;
}

function fitOf(text: string, needle: string): { fit: Fit; stretch: number } | null {
  const fit = wholeFit(text, needle);
  if (fit !== null) return { fit, stretch: 0 };
  const stretch = needle.length < FEWEST_LETTERS ? -1 : stretchOf(text, needle);
  return stretch < 0 ? null : { fit: 'letters', stretch };
}

function wholeFit(text: string, needle: string): Fit | null {
  if (text === needle) return 'exact';
  if (text.startsWith(needle)) return 'prefix';
  if (!text.includes(needle)) return null;
  return startsWord(text, needle) ? 'word' : 'within';
}

/**
 * The choices that fit what was typed: those that begin with it, then those with a word that does, then those that
 * contain it, then those that have its letters in their order: `bild` finds `app.build`.
 */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const needle = typed.trim().toLowerCase();
  if (needle === '') return choices.slice(0, MOST);
  const found = choices.flatMap((choice) => {
    const fit = fitOf(shownOf(choice).toLowerCase(), needle);
    return fit === null ? [] : [{ choice, rank: fits.indexOf(fit.fit), stretch: fit.stretch }];
  });
  return found
    .sort((a, b) => a.rank - b.rank || a.stretch - b.stretch)
    .slice(0, MOST)
    .map(({ choice }) => choice);
}
