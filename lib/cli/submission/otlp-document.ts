import { defaultLimits } from '../../receivers/otlp/limits.ts';
import { readLogsData } from '../../receivers/otlp/read-json-logs.ts';
import { readTracesData } from '../../receivers/otlp/read-json.ts';
import { readProtobufLogs } from '../../receivers/otlp/read-protobuf-logs.ts';
import { readProtobufTraces } from '../../receivers/otlp/read-protobuf.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { Span } from '../../telemetry/span.ts';
import type { Piece } from './pieces.ts';
import { fileProblem, type Place } from './problems.ts';

/** What one document held. */
export interface Held {
  spans: readonly Span[];
  logs: readonly LogEvent[];
  /** Each span or record that cannot be read. */
  refused: readonly Problem[];
  /** What is wrong with the document as a whole. */
  problems: readonly Problem[];
}

const nothing: Held = { spans: [], logs: [], refused: [], problems: [] };

/** What the top of an OTLP document may be called, also in protobuf's spelling, which the reader has a word for. */
const OTLP_KEYS = /^resource_?(spans|logs|metrics|profiles)$/i;

/** Other people's formats, by a key of theirs. */
const OTHERS: readonly [key: string, name: string][] = [
  ['data', 'the answer of Jaeger’s API'],
  ['batches', 'the answer of Tempo’s API'],
  ['traceId', 'Zipkin’s JSON, or one span alone'],
  ['traceID', 'Jaeger’s JSON'],
  ['trace_id', 'one span alone, as an SDK’s console exporter prints it'],
  ['context', 'one span alone, as an SDK’s console exporter prints it'],
];

function objectionTo(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'this is not OTLP: no object stands here';
  const keys = Object.keys(value);
  if (keys.length === 0 || keys.some((key) => OTLP_KEYS.test(key))) return null;
  const other = OTHERS.find(([key]) => keys.includes(key));
  return `this is not OTLP: no resourceSpans${other === undefined ? '' : ` (it looks like ${other[1]})`}`;
}

/** Reads a piece of a file with the receiver's own readers, so that a file and the wire mean the same. */
export function read(piece: Exclude<Piece, { kind: 'problem' }>, file: string): Held {
  if (piece.kind === 'protobuf') return readMessage(piece.body, { file, place: piece.place });
  const documents = Array.isArray(piece.value) ? piece.value : [piece.value];
  const held = documents.map((document) => readDocument(document, { file, place: piece.place }));
  return held.length === 1 && held[0] !== undefined ? held[0] : merged(held);
}

interface Where {
  file: string;
  place: Place;
}

function readDocument(document: unknown, where: Where): Held {
  const objection = objectionTo(document);
  if (objection !== null) return { ...nothing, problems: [fileProblem('not-otlp', where, { why: objection })] };
  const traces = readTracesData(document);
  if (traces.kind === 'undecodable') return { ...nothing, problems: [undecodable(traces.problem, where)] };
  const { accepted, refused } = traces.reading;
  const held: Held = { ...nothing, spans: accepted, refused: refused.map((problem) => within(problem, where)) };
  if (!('resourceLogs' in (document as object))) return held;
  const logs = readLogsData(document);
  if (logs.kind === 'undecodable') return { ...held, problems: [undecodable(logs.problem, where)] };
  const more = logs.reading.refused.map((problem) => within(problem, where));
  return { ...held, logs: logs.reading.accepted, refused: [...held.refused, ...more] };
}

/**
 * A protobuf message does not say which signal it is of, and both have the same frame. Log records read as spans have no
 * span id where one belongs, so what is refused whole as spans is tried as log records.
 */
function readMessage(body: Buffer, where: Where): Held {
  const traces = readProtobufTraces(body, defaultLimits);
  if (traces.kind === 'reading' && (traces.reading.accepted.length > 0 || traces.reading.refused.length === 0)) {
    return {
      ...nothing,
      spans: traces.reading.accepted,
      refused: traces.reading.refused.map((each) => within(each, where)),
    };
  }
  const logs = readProtobufLogs(body, defaultLimits);
  if (logs.kind === 'reading' && logs.reading.accepted.length > 0) return { ...nothing, logs: logs.reading.accepted };
  if (traces.kind === 'undecodable') return { ...nothing, problems: [undecodable(traces.problem, where)] };
  return { ...nothing, refused: traces.reading.refused.map((problem) => within(problem, where)) };
}

/** A document that does not decode, in the receiver's words: the advice that comes with them is about a request. */
const undecodable = ({ message }: Problem, where: Where): Problem =>
  fileProblem('not-otlp', where, {
    why: message.replace('The body does not decode as', 'this is not OTLP in').replace(/\.$/, ''),
  });

/** The receiver's own words, with the file and the place before them. */
const within = ({ code, message, hint, at }: Problem, { file, place }: Where): Problem => ({
  ...fileProblem('not-otlp', { file, place }, { why: message.replace(/\.$/, ''), hint }),
  code,
  ...(at === undefined ? {} : { at }),
});

function merged(all: readonly Held[]): Held {
  return {
    spans: all.flatMap(({ spans }) => spans),
    logs: all.flatMap(({ logs }) => logs),
    refused: all.flatMap(({ refused }) => refused),
    problems: all.flatMap(({ problems }) => problems),
  };
}
