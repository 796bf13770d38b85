import type { Problem } from '../../telemetry/problem.ts';
import type { TransportProblem } from '../../telemetry/transport-codes.ts';

/** What is wrong with one span of a file. Its name is put before these sentences. */

export const badId = (field: string, digits: number): Problem => ({
  code: 'file/bad-id',
  message: `its ${field} is no id of at most ${digits} hex digits.`,
  hint: 'Export the trace anew from where it came; ids there are hex.',
});

export const badTime = (field: string, isMissing: boolean): Problem => ({
  code: isMissing ? 'file/no-time' : 'file/bad-time',
  message: isMissing ? `it has no ${field}.` : `its ${field} is no count of microseconds since 1970.`,
  hint: 'A span without a beginning has no place in a trace. Where it was sent in parts, export it once all have arrived.',
});

export const notASpan: Problem = {
  code: 'file/not-a-span',
  message: 'no object stands where a span belongs.',
  hint: 'Export the trace anew; the file was changed or cut off.',
};

/** What was changed or left out of spans that were taken. */

export const sharedId: Problem = {
  code: 'file/shared-id',
  message: 'caller and server wrote under one id, as Zipkin allows; the server’s half was given an id of its own, below the caller’s.',
  hint: 'Nothing is to be done. Elsewhere these two stand as one span.',
}; // prettier-ignore

export const noDuration: Problem = {
  code: 'file/no-duration',
  message: 'it has no duration, and is kept with none.',
  hint: 'It was not finished, or its end was never reported.',
};

export const warningsLeftOut = (first: string): Problem => ({
  code: 'file/warnings-left-out',
  message: `Jaeger had a warning about it, which is not part of the span: “${first}”.`,
  hint: 'Where it says that a clock was adjusted, the times in the file are not those that were sent.',
});

export const metricsLeftOut: Problem = {
  code: 'file/metrics-left-out',
  message: 'Metrics in the file were not taken: a file brings spans and log records here.',
  hint: 'Nothing is to be done: Spanwalk keeps no metrics.',
};

export const linesLeftOut = (line: number, count: number): Problem => ({
  code: 'file/broken-line',
  message: `Line ${line.toLocaleString('en')} is not JSON and was left out${count > 1 ? `, and ${(count - 1).toLocaleString('en')} other lines` : ''}.`,
  hint: 'The file was cut off, or something else was written into it.',
});

/** Why nothing of a file can be taken. */
export const unknownFile = (why: string): TransportProblem => ({
  code: 'transport/undecodable',
  message: `This is none of the files that are understood: ${why}.`,
  hint: 'Give OTLP/JSON (one document, or one a line), the JSON of Jaeger’s UI or API, or Zipkin’s JSON v2.',
});
