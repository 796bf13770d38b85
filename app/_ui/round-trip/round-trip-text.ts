import { durationText } from '@/lib/waterfall/duration-text.ts';
import type { Moment, RoundTrip } from '@/lib/waterfall/round-trip.ts';

const inWords = (ns: number): string => durationText(ns / 1e6);

/** A line of the ruler: what is measured, how long it is, and what it is made of. */
export interface Measure {
  name: string;
  value: string;
  meaning: string;
}

const between = (moments: readonly Moment[], from: Moment['name'], to: Moment['name']): number | null => {
  const [start, end] = [from, to].map((wanted) => moments.find(({ name }) => name === wanted)?.atNs);
  return start === undefined || end === undefined ? null : end - start;
};

/** What the browser’s own moments tell, all by one clock; nothing where it kept them to itself. */
function momentMeasures({ moments, serverNs }: RoundTrip): Measure[] {
  const sent = moments.find(({ name }) => name === 'requestStart')?.atNs;
  const first = between(moments, 'requestStart', 'responseStart');
  const last = between(moments, 'responseStart', 'responseEnd');
  return [
    ...(sent === undefined ? [] : [{ name: 'Before it left', value: inWords(sent), meaning: 'queue, connection, preflight' }]),
    ...(first === null ? [] : [{ name: 'To the first byte', value: inWords(first), meaning: `the way there and back, and the backend’s first bytes; it worked ${inWords(serverNs)} in all` }]),
    ...(last === null ? [] : [{ name: 'To the last byte', value: inWords(last), meaning: 'the answer’s own way' }]),
  ];
} // prettier-ignore

/** What a round trip measures, longest first in words. */
export function measuresOf(trip: RoundTrip): Measure[] {
  const { client, server, clientNs, serverNs, betweenNs } = trip;
  return [
    { name: 'The page waited', value: inWords(clientNs), meaning: `${client.service}, by its own clock` },
    { name: 'The backend worked', value: inWords(serverNs), meaning: `${server.service}, by its own clock` },
    { name: 'Between them', value: inWords(betweenNs), meaning: 'network, queues and the browser; a difference of durations, which no clock’s error can touch' },
    ...momentMeasures(trip),
  ];
} // prettier-ignore

/** What the two clocks are known to be apart, where it is more than nothing; the smaller bound first. */
function provenText(side: string, [least, most]: [number, number]): string {
  const half = inWords((most - least) / 2);
  return (
    `The backend’s clock is ${side} the page’s, by at least ${inWords(least)} and at most ${inWords(most)}: ` +
    `${inWords((least + most) / 2)} if the way there and back took equally long, ${half} more or less if not. ` +
    'Which of the two is wrong, no trace can tell. The durations and what lies between them are right all the same.'
  );
}

/** What can be said of the two clocks, and what cannot. */
export function clockText({ offsetNs, clock: { atLeastNs, atMostNs } }: RoundTrip): string {
  const began = offsetNs < 0 ? `${inWords(-offsetNs)} before the page asked` : `${inWords(offsetNs)} after the page asked`;
  const seen = `By the two clocks the backend began ${began}.`;
  if (atLeastNs > 0) return `${seen} That is too late to be true. ${provenText('ahead of', [atLeastNs, atMostNs])}`;
  if (atMostNs < 0) return `${seen} That is too early to be true. ${provenText('behind', [-atMostNs, -atLeastNs])}`;
  return `${seen} That can be true. All that it proves of the two clocks is that the backend’s is at most ${inWords(-atLeastNs)} behind and at most ${inWords(atMostNs)} ahead.`;
} // prettier-ignore
