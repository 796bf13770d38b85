import { durationText } from '../waterfall/duration-text.ts';
import { printable } from '../waterfall/printable.ts';
import type { Change, Comparison, ComparedPair } from './compare.ts';
import { longerBy, type Place } from './places.ts';

export const changeWords: Record<Change, string> = {
  same: 'as long',
  slower: 'slower',
  faster: 'faster',
  added: 'only in the second',
  missing: 'only in the first',
};

/** `+12.4 ms`, `−3.00 ms`, `±0`. */
export function signedText(ms: number): string {
  if (Math.abs(ms) < 5e-7) return '±0';
  return ms > 0 ? `+${durationText(ms)}` : durationText(ms);
}

/** `+36 %`; nothing where there is nothing to take a share of. */
export function shareText(from: number, to: number): string {
  if (from <= 0) return '';
  const percent = ((to - from) / from) * 100;
  const text = Math.abs(percent) >= 10 ? percent.toFixed(0) : percent.toFixed(1);
  return `${percent > 0 ? '+' : ''}${text.replace('-', '−')} %`;
}

/** Places told in a sentence. */
const MOST_TOLD = 3;

/** How the second trace differs from the first, in sentences: the whole, where it comes from, what is new, what fails. */
export function differenceWords(comparison: Comparison, places: readonly Place[]): string[] {
  const { pairs, counts } = comparison;
  const inBoth = pairs.length - counts.added - counts.missing;
  if (pairs.length > 0 && inBoth === 0) {
    return ['The two have nothing in common: no service does anything of the same name in both.'];
  }
  return [
    wholeWords(comparison),
    ...placeWords(comparison, places),
    ...onlyIn('second', pairs, 'added'),
    ...onlyIn('first', pairs, 'missing'),
    ...failureWords(pairs),
  ];
}

function wholeWords({ oneMs, otherMs, counts }: Comparison): string {
  const difference = otherMs - oneMs;
  const isAlike = counts.slower + counts.faster + counts.added + counts.missing === 0;
  if (isAlike) return `The two are alike: the same spans, each about as long. They took ${durationText(oneMs)} and ${durationText(otherMs)}.`; // prettier-ignore
  const figures = `${durationText(otherMs)} against ${durationText(oneMs)}`;
  if (Math.abs(difference) < oneMs * 0.01) return `Both took about as long: ${figures}.`;
  const share = shareText(oneMs, otherMs);
  const by = `${durationText(Math.abs(difference))} ${difference > 0 ? 'longer' : 'less'}`;
  return `The second took ${by}: ${figures}${share === '' ? '' : ` (${share})`}.`;
}

const quoted = ({ name, service }: Pick<Place, 'name' | 'service'>): string =>
  `“${printable(name, 60)}” of ${printable(service, 40)}`;

/** Where the time went that one of them took longer: by what was done there itself, so that nothing counts twice. */
function placeWords({ oneMs, otherMs }: Comparison, places: readonly Place[]): string[] {
  const worthAWord = Math.max(oneMs, otherMs) * 0.01;
  const told = places.filter((place) => Math.abs(longerBy(place)) > worthAWord).slice(0, MOST_TOLD);
  if (told.length === 0) return [];
  return [`Most of the difference is in what was done by ${told.map(placeText).join('; ')}.`];
}

function placeText(place: Place): string {
  const [before, after] = place.counts;
  const times = before === after ? '' : `, in ${after.toLocaleString('en')} span${after === 1 ? '' : 's'} instead of ${before.toLocaleString('en')}`; // prettier-ignore
  return `${quoted(place)}: ${signedText(longerBy(place))}${times}`;
}

function onlyIn(which: 'first' | 'second', pairs: readonly ComparedPair[], change: 'added' | 'missing'): string[] {
  const names = new Map<string, number>();
  let count = 0;
  for (const { one, other, change: is } of pairs) {
    const branch = one ?? other;
    if (is !== change || branch === null) continue;
    const name = quoted(branch.span);
    names.set(name, (names.get(name) ?? 0) + 1);
    count += 1;
  }
  if (count === 0) return [];
  const most = [...names].toSorted(([, one], [, other]) => other - one);
  const told = most.slice(0, MOST_TOLD).map(([name, times]) => (times === 1 ? name : `${times.toLocaleString('en')} × ${name}`));
  const more = most.length > MOST_TOLD ? [`${(most.length - MOST_TOLD).toLocaleString('en')} more kinds`] : [];
  return [`Only in the ${which} ${count === 1 ? 'is' : 'are'} ${[...told, ...more].join(', ')}.`];
} // prettier-ignore

function failureWords(pairs: readonly ComparedPair[]): string[] {
  return (['fails now', 'fails no more'] as const).flatMap((failure) => {
    const spans = pairs.flatMap((pair) => (pair.failure === failure && pair.other !== null ? [pair.other.span] : []));
    const [first] = spans;
    if (first === undefined) return [];
    const others = spans.length > 1 ? ` and ${(spans.length - 1).toLocaleString('en')} more` : '';
    const verb = spans.length > 1 ? 'fail' : 'fails';
    return [`${quoted(first)}${others} ${verb} in the ${failure === 'fails now' ? 'second' : 'first'} alone.`];
  });
}
