import type { Problem } from '../../telemetry/problem.ts';

/** Why a span is refused, or what is odd about it. Sentences about one span: its name is put before them. */

export const zeroTraceId: Problem = {
  code: 'otlp/bad-trace-id',
  message: 'its traceId is all zeros.',
  hint: 'Let the SDK start the span; a trace id is 16 random bytes, not all zero.',
};

export const zeroSpanId: Problem = {
  code: 'otlp/bad-span-id',
  message: 'its spanId is all zeros.',
  hint: 'Let the SDK start the span; a span id is 8 random bytes, not all zero.',
};

export type IdField = 'traceId' | 'spanId' | 'parentSpanId';

const idCodes = {
  traceId: 'otlp/bad-trace-id',
  spanId: 'otlp/bad-span-id',
  parentSpanId: 'otlp/bad-parent-id',
} as const satisfies Record<IdField, Problem['code']>;

const idBytes = (field: IdField): number => (field === 'traceId' ? 16 : 8);

/** @param found what arrived instead, as it ends the sentence: `4 bytes arrived` */
export function badId(field: IdField, found: string): Problem {
  const bytes = idBytes(field);
  return {
    code: idCodes[field],
    message: `its ${field} is not ${bytes} bytes: ${found}.`,
    hint: `Send ${bytes} bytes, which JSON writes as ${bytes * 2} hex digits.`,
  };
}

export const base64Id = (field: IdField): Problem => ({
  code: 'otlp/base64-id',
  message: `its ${field} is base64; OTLP/JSON writes ids as hex.`,
  hint: `Write ${field} as ${idBytes(field) * 2} hex digits. OTLP departs from the usual JSON form of protobuf here.`,
});

export const snakeCaseKey = (key: string, wanted: string): Problem => ({
  code: 'otlp/snake-case-key',
  message: `the key ${key} is snake_case; OTLP/JSON knows only lowerCamelCase.`,
  hint: `Rename ${key} to ${wanted}, and the other keys likewise.`,
});

export const enumName = (field: string): Problem => ({
  code: 'otlp/enum-name',
  message: `its ${field} is the enum’s name; OTLP/JSON writes the number. It was understood here, and may not be elsewhere.`,
  hint:
    field === 'kind'
      ? 'Write 1 for INTERNAL, 2 for SERVER, 3 for CLIENT, 4 for PRODUCER, 5 for CONSUMER.'
      : 'Write 0 for UNSET, 1 for OK, 2 for ERROR.',
});

export type TimeField = 'startTimeUnixNano' | 'endTimeUnixNano' | 'timeUnixNano' | 'observedTimeUnixNano';

export const missingStart: Problem = {
  code: 'otlp/missing-start',
  message: 'it has no startTimeUnixNano, so it has no place on a time axis.',
  hint: 'Send the start in nanoseconds since 1970.',
};

export const missingEnd: Problem = {
  code: 'otlp/missing-end',
  message: 'it has no endTimeUnixNano; a span is sent when it has ended.',
  hint: 'Call span.end(), and export only spans that have ended.',
};

export const absurdTime = (field: TimeField): Problem => ({
  code: 'otlp/absurd-time',
  message: `its ${field} is negative or lies beyond the year 2200.`,
  hint: 'Times are nanoseconds since 1970, in UTC; check the unit and the clock.',
});

export const earlyTime: Problem = {
  code: 'otlp/early-time',
  message: 'it starts before the year 2000; it was kept.',
  hint: 'Times are nanoseconds since 1970. Seconds, milliseconds or microseconds in their place look like 1970.',
};

const undecoded = (code: Problem['code'], schema: string): Problem => ({
  code,
  message: 'its protobuf does not decode: a field is cut off or has the wrong wire type.',
  hint: `Build the message with an OTLP exporter, or compare the field numbers with opentelemetry/proto/${schema}.`,
});

export const brokenSpan = undecoded('otlp/broken-span', 'trace/v1');
export const brokenLog = undecoded('otlp/broken-log-record', 'logs/v1');

/** @param wanted a noun phrase, as `a string`; @param found what JSON holds there */
export const wrongType = (field: string, wanted: string, found: unknown): Problem => ({
  code: 'otlp/wrong-type',
  message: `${field} is ${jsonType(found)} where ${wanted} belongs.`,
  hint: `Send ${wanted}; the JSON form of OTLP is that of opentelemetry-proto's examples/trace.json.`,
});

function jsonType(found: unknown): string {
  if (found === null) return 'null';
  if (Array.isArray(found)) return 'a list';
  const type = typeof found;
  return type === 'object' ? 'an object' : `a ${type}`;
}

export const badEvent: Problem = {
  code: 'otlp/bad-event',
  message: 'an event in it has a time that is negative or beyond the year 2200; the event was left out.',
  hint: 'Event times are nanoseconds since 1970, in UTC.',
};

export const badLink: Problem = {
  code: 'otlp/bad-link',
  message: 'a link in it has no valid trace and span id; the link was left out.',
  hint: 'Link to the context of a real span: 16 and 8 bytes, not all zero.',
};
