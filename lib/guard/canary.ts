/** A value to plant: nothing else looks like it, so that wherever it turns up, it has leaked. */
export const mintCanary = (): string => `canary-${crypto.randomUUID().slice(0, 13)}`;

/** Shorter values would be found by accident. */
const SHORTEST = 6;

/** A value as it may stand in telemetry: bare, as part of a URL, or in base64. */
function spellings(canary: string): string[] {
  const inUrl = encodeURIComponent(canary);
  const bytes = new TextEncoder().encode(canary);
  const base64 = btoa(String.fromCharCode(...bytes)).replace(/=+$/, '');
  return [...new Set([canary, inUrl, base64])];
}

/** A text without what may stand between the digits of a number. */
const onlyDigits = (text: string): string => text.replaceAll(/(?<=\d)[ -](?=\d)/g, '');

/** A search for planted values. A number is found with spaces or hyphens between its digits too. */
export interface CanarySearch {
  isIn(text: string): boolean;
  /** The text with every canary replaced. */
  without(text: string): string;
}

/** @param canaries what was planted in this run; what is not a text of six letters at least is passed over */
export function searchFor(canaries: readonly unknown[]): CanarySearch {
  const planted = canaries
    .filter((each) => typeof each === 'string' || typeof each === 'number')
    .map(String)
    .filter(({ length }) => length >= SHORTEST);
  const all = planted.flatMap(spellings).toSorted((a, b) => b.length - a.length);
  const numbers = planted.filter((each) => /^\d+$/.test(each));
  return {
    isIn: (text) => all.some((each) => text.includes(each)) || numbers.some((each) => onlyDigits(text).includes(each)),
    without: (text) => {
      const left = all.reduce((rest, each) => rest.replaceAll(each, '(hidden)'), text);
      return numbers.some((each) => onlyDigits(left).includes(each)) ? '(hidden)' : left;
    },
  };
}
