import { holdsText } from '../regex/holds-text.ts';
import type { Work } from '../regex/work.ts';
import { compareValues, Instant, numberOf, textOf, truth, type Value } from './value.ts';

/** A function of values, with how many it takes. */
export interface QueryFunction {
  least: number;
  most: number;
  call(values: readonly Value[], work: Work): Value;
}

const LONGEST_TEXT = 100_000;

const ofText = (call: (text: string) => Value): QueryFunction => ({
  least: 1,
  most: 1,
  call: ([value = null]) => (value === null ? null : call(textOf(value))),
});

const ofNumber = (call: (number: number) => number): QueryFunction => ({
  least: 1,
  most: 1,
  call: ([value = null]) => {
    const number = numberOf(value);
    return number === null ? null : call(number);
  },
});

const many = (least: number, most: number, call: QueryFunction['call']): QueryFunction => ({ least, most, call });

const extreme =
  (sign: 1 | -1): QueryFunction['call'] =>
  (values) =>
    values.filter((value) => value !== null).toSorted((one, other) => sign * compareValues(one, other))[0] ?? null;

const text = (value: Value | undefined): string => textOf(value ?? null);

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html, in part. */
export const functions: Record<string, QueryFunction> = {
  abs: ofNumber(Math.abs),
  ceil: ofNumber(Math.ceil),
  floor: ofNumber(Math.floor),
  sqrt: ofNumber(Math.sqrt),
  log: ofNumber(Math.log),
  greatest: many(1, 20, extreme(-1)),
  least: many(1, 20, extreme(1)),
  coalesce: many(1, 20, (values) => values.find((value) => value !== null) ?? null),
  ispresent: many(1, 1, ([value = null]) => truth(value !== null)),
  isempty: many(1, 1, ([value = null]) => truth(text(value) === '')),
  isblank: many(1, 1, ([value = null]) => truth(text(value).trim() === '')),
  strlen: ofText((value) => value.length),
  toupper: ofText((value) => value.toUpperCase()),
  upper: ofText((value) => value.toUpperCase()),
  tolower: ofText((value) => value.toLowerCase()),
  lower: ofText((value) => value.toLowerCase()),
  trim: ofText((value) => value.trim()),
  ltrim: ofText((value) => value.trimStart()),
  rtrim: ofText((value) => value.trimEnd()),
  concat: many(1, 20, (values) => values.map(textOf).join('').slice(0, LONGEST_TEXT)),
  strcontains: many(2, 2, ([value, part], work) => truth(holdsText(text(value), text(part), work))),
  substr: many(2, 3, ([value, start = null, length = null]) => {
    const from = Math.max(numberOf(start) ?? 0, 0);
    return text(value).slice(from, length === null ? undefined : from + Math.max(numberOf(length) ?? 0, 0));
  }),
  tomillis: ofNumber(Math.trunc),
  frommillis: many(1, 1, ([value = null]) => {
    const number = numberOf(value);
    return number === null ? null : new Instant(number);
  }),
};

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const units: Record<string, number> = {
  ms: 1, s: SECOND, m: 60 * SECOND, h: 3600 * SECOND, d: DAY, w: 7 * DAY, mo: 30 * DAY, q: 91 * DAY, y: 365 * DAY,
}; // prettier-ignore

/** A duration as it is written, `5m`, in milliseconds. */
export function durationMs(written: string): number {
  const [, count = '1', unit = 's'] = /^(\d+)([a-z]+)$/.exec(written) ?? [];
  return Math.max(Number(count) * (units[unit] ?? SECOND), 1);
}

/** The beginning of the period that a time falls into. */
export function floorTime(value: Value, periodMs: number): Value {
  const ms = numberOf(value);
  return ms === null ? null : new Instant(Math.floor(ms / periodMs) * periodMs);
}
