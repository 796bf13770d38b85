import type { Detector, Range, Subject } from './subject.ts';

const CARD_DIGITS = /(?<![A-Za-z0-9_+]|\d[.-])\d(?:[ -]?\d){12,18}(?![A-Za-z0-9_]|[.-]\d)/g;
/** As cards are printed: in one, in fours, or as American Express does. */
const PRINTED = /^(?:\d{13,19}|(?:\d{4}([ -]))(?:\d{4}\1){2}\d{1,7}|\d{4}([ -])\d{6}\2\d{5})$/;
/** Numbers as the big card issuers give them: by their first digits and their length. */
const ISSUED = /^(?:4\d{12}(?:\d{3}){0,2}|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|(?:6011|65\d\d|64[4-9]\d)\d{12})$/;
/** An id of sixteen hexadecimal digits may by chance have no letter in it. */
const ID_KEY = /(?:trace|span|parent|request|correlation|segment)[._-]?id$/i;
const FEWEST_DIGITS = 13;

/** The check digit that every card number carries, https://www.iso.org/standard/70484.html, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]) * (at % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

function isCard(found: string): boolean {
  const digits = found.replaceAll(/\D/g, '');
  return PRINTED.test(found) && ISSUED.test(digits) && passesLuhn(digits);
}

function cards({ key, text }: Subject): Range[] {
  if (text.length < FEWEST_DIGITS || ID_KEY.test(key)) return [];
  return matches(text, CARD_DIGITS, isCard);
}

const IBAN = /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)/g;
/** How long each country's are, https://www.swift.com/standards/data-standards/iban-international-bank-account-number. */
const IBAN_LENGTHS: Record<string, number> = {
  AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GR: 27, HR: 21,
  HU: 28, IE: 22, IT: 27, LT: 20, LU: 20, LV: 21, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24,
}; // prettier-ignore

/** The remainder that the check digits give every account's number: one. */
function isIban(found: string): boolean {
  const bare = found.replaceAll(' ', '');
  if (IBAN_LENGTHS[bare.slice(0, 2)] !== bare.length) return false;
  let remainder = 0;
  for (const sign of bare.slice(4) + bare.slice(0, 4)) {
    const value = parseInt(sign, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

function matches(text: string, pattern: RegExp, isOne: (found: string) => boolean): Range[] {
  return [...text.matchAll(pattern)]
    .filter(([found]) => isOne(found))
    .map(({ 0: found, index }) => ({ from: index, to: index + found.length }));
}

/** Numbers that carry their own proof: look-alikes do not pass. */
export const numberDetectors = {
  'pan-luhn': { what: 'a card number', kind: 'payment', find: cards },
  iban: {
    what: 'a bank account’s number (IBAN)',
    kind: 'payment',
    find: ({ text }) => (text.length < 15 ? [] : matches(text, IBAN, isIban)),
  },
} as const satisfies Record<string, Detector>;
