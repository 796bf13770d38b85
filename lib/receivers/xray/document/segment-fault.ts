import type { Problem } from '../../../telemetry/problem.ts';
import type { SegmentKind } from '../../../telemetry/segment.ts';

/**
 * Why the service leaves a document unprocessed, in its own codes. Seen from the real service: MissingId, MissingName,
 * InvalidName, MissingEndTime, InvalidTraceId; the others follow their pattern.
 */
const hints = {
  ParseError: 'The document is a JSON object in a string: send what JSON.stringify or json.dumps makes of it.',
  DocumentTooLarge:
    'A document holds 64 KB at most. Send subsegments on their own, or keep large values out of the metadata.',
  MissingId: 'Give every segment and subsegment an id of 16 hex digits.',
  InvalidId: 'An id is 16 hex digits, not all zero.',
  MissingTraceId: 'A document of its own names its trace: "trace_id": "1-<8 hex digits>-<24 hex digits>".',
  InvalidTraceId: 'A trace id has the form 1-<8 hex digits>-<24 hex digits>; put W3C’s 32 digits into it with hyphens.',
  MissingParentId: 'A subsegment that is sent on its own says in parent_id what it belongs to.',
  InvalidParentId: 'A parent id is 16 hex digits, not all zero: the id of a segment or subsegment.',
  MissingName: 'A segment bears the service’s name, a subsegment the name of what is called.',
  InvalidName: 'A name has at most 200 letters, numbers, spaces and _ . : / % & # = + \\ - @, and nothing else.',
  InvalidType: 'The type of a document is left out for a segment, and "subsegment" for a subsegment on its own.',
  MissingStartTime: 'start_time is a number of seconds since 1970, with decimals.',
  InvalidStartTime:
    'start_time is a number of seconds since 1970, with decimals; milliseconds are a thousand too many.',
  MissingEndTime: 'Close it, which sets end_time, or say "in_progress": true.',
  InvalidEndTime: 'end_time is a number of seconds since 1970, not before start_time.',
} as const;

export type SegmentErrorCode = keyof typeof hints;

/** What is wrong with one segment or subsegment of a document. */
export interface SegmentFault {
  code: SegmentErrorCode;
  kind: SegmentKind;
  /** What was found, in words that may be printed. */
  found: string;
}

/** The message as the service writes it. */
export const serviceMessage = ({ code, kind }: SegmentFault): string =>
  kind === 'segment' ? `Invalid segment. ErrorCode: ${code}` : `Invalid subsegment. ErrorCode: ${code}, Cause: null`;

const kebab = (code: string): string => code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** The same in our words. */
export const problemOf = (fault: SegmentFault): Problem => ({
  code: `segment/${kebab(fault.code)}`,
  message: `${serviceMessage(fault)}: ${fault.found}`,
  hint: hints[fault.code],
});
