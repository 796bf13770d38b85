import { measures, type MeasureName, type Measured } from './measures.ts';

/** Something that was measured to make a meter turn more slowly. */
export interface Saving {
  /** What would be done, as the condition of a sentence: `the span “ping” of “api” were not recorded`. */
  unless: string;
  /** What remains to be said of it; null where nothing does. */
  price: string | null;
  /** Of the measured amount, 0 to 1. */
  share: number;
}

/** Savings that are told of one meter. */
const MOST = 4;
/** A smaller one is not worth the words. */
const LEAST = 0.01;

type Find = (measured: Measured, total: number) => Saving[];

const saving = (unless: string, share: number, price: string | null = null): Saving => ({ unless, share, price });

const ofEvents: Find = ({ usage: { spans } }, total) => [
  ...spans.names.largest.map((each) =>
    saving(
      `the span “${each.name}” of “${each.service}” were not recorded`,
      (each.spans + each.events + each.links) / total,
    ),
  ),
  ...(spans.events > 0
    ? [saving('what span events say stood in attributes of their spans', spans.events / total)]
    : []),
];

/** The share of requests that an X-Ray SDK records beyond the first of each second, where no rule says otherwise. */
const DEFAULT_RATE = 0.05;

const ofTraces: Find = ({ usage: { segments } }, total) => {
  const beyond = (total - segments.seconds) * (1 - DEFAULT_RATE);
  const rule =
    'only what the default sampling rule chooses were recorded, the first trace of each second and 5 % of the rest';
  return beyond > 0
    ? [saving(rule, beyond / total, 'Counted from the seconds that these traces began in. The rest is not seen.')]
    : [];
};

/** OTLP's severity numbers in the words of logs: where each band begins. */
const bands = [
  { below: 9, words: 'lines below INFO' },
  { below: 13, words: 'lines below WARN' },
  { below: 17, words: 'lines below ERROR' },
] as const;

const ofLogs: Find = ({ usage: { logs } }, total) => {
  const overhead = (total - logs.bytes) / Math.max(1, logs.lines);
  const weigh = (of: readonly { lines: number; bytes: number }[]): number =>
    of.reduce((sum, { lines, bytes }) => sum + bytes + lines * overhead, 0) / total;
  const { largest } = logs.groups;
  const groups = [...new Set(largest.map(({ group }) => group))];
  const levels = bands.map(({ below, words }) =>
    saving(`${words} were not sent`, weigh(largest.filter(({ severity }) => severity > 0 && severity < below))),
  );
  const steps = levels.filter(({ share }, nth) => share > (levels[nth - 1]?.share ?? 0));
  return [
    ...steps,
    ...(groups.length > 1
      ? groups.map((group) =>
          saving(`the group “${group}” were not sent`, weigh(largest.filter((each) => each.group === group))),
        )
      : []),
  ];
};

const ofErrors: Find = ({ usage: { errors } }, total) =>
  errors.items.largest.map(({ title, fingerprint, occurrences }) =>
    saving(`the cause of “${title || fingerprint}” were mended`, occurrences / total),
  );

const ofReads: Find = ({ reads }, total) =>
  reads.scanned > 0
    ? [saving('every search looked over half as long a time', reads.scanned / 2 / total, 'At an even flow of traces.')]
    : [];

const finders: Record<MeasureName, Find> = {
  events: ofEvents,
  tracesRecorded: ofTraces,
  tracesRead: ofReads,
  logBytes: ofLogs,
  occurrences: ofErrors,
};

/** What would make a measure smaller, from what was measured; the greatest first. */
export function savingsOf(measure: MeasureName, measured: Measured, overheadBytes: number): Saving[] {
  const total = measures[measure].parts(measured, overheadBytes).reduce((sum, { amount }) => sum + amount, 0);
  if (total === 0) return [];
  return finders[measure](measured, total)
    .filter(({ share }) => share >= LEAST)
    .toSorted((one, other) => other.share - one.share)
    .slice(0, MOST);
}
