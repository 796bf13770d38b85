import type { SignalPlace } from '../../telemetry/signal-query.ts';
import type { Desk } from '../desk.ts';
import { Fault } from './fault.ts';

/** The collections of documents that hold what was created. */
export const GROUPS = 'log-groups';
export const STREAMS = 'log-streams';

/** A log group as the API describes it, with its tags. Times are Unix milliseconds. */
export interface LogGroup {
  logGroupName: string;
  creationTime: number;
  logGroupClass: string;
  retentionInDays?: number;
  kmsKeyId?: string;
  deletionProtectionEnabled?: boolean;
  tags?: Record<string, string>;
}

export interface LogStream {
  logGroupName: string;
  logStreamName: string;
  creationTime: number;
}

/** A stream's document: a group's name holds no colon. */
export const streamId = (group: string, stream: string): string => `${group}:${stream}`;

const NS_PER_MS = 1_000_000n;

/** Time as the API has it: whole milliseconds since the Unix epoch. */
export const milliseconds = (time: bigint): number => Number(time / NS_PER_MS);
export const nanoseconds = (ms: number): bigint => BigInt(Math.trunc(ms)) * NS_PER_MS;

/** A group that nobody created: records came for it by OTLP. */
const groupOfPlace = ({ place, firstTime }: SignalPlace): LogGroup => ({
  logGroupName: place,
  creationTime: milliseconds(firstTime),
  logGroupClass: 'STANDARD',
});

const streamOfPlace = ({ place, stream, firstTime }: SignalPlace): LogStream => ({
  logGroupName: place,
  logStreamName: stream,
  creationTime: milliseconds(firstTime),
});

/** The places of the log events that the workspace holds, in one group or in all. */
export const placesOf = (desk: Desk, group?: string): Promise<SignalPlace[]> =>
  desk.places({ signal: 'log', ...(group === undefined ? {} : { place: group }) });

/** A group by its name, whether it was created or records came for it; undefined where there is none. */
export async function findGroup(desk: Desk, name: string): Promise<LogGroup | undefined> {
  const document = (await desk.documents.get(GROUPS, name)) as LogGroup | undefined | null;
  if (document) return document;
  const [place] = await placesOf(desk, name);
  return place && groupOfPlace(place);
}

/** The same, or the service's error. */
export async function groupOrFault(desk: Desk, name: string): Promise<LogGroup | Fault> {
  return (await findGroup(desk, name)) ?? noSuchGroup();
}

export async function streamExists(desk: Desk, group: string, stream: string): Promise<boolean> {
  if (await desk.documents.get(STREAMS, streamId(group, stream))) return true;
  return (await placesOf(desk, group)).some((place) => place.stream === stream);
}

/** Every group, by name. */
export async function allGroups(desk: Desk): Promise<LogGroup[]> {
  const groups = new Map((await placesOf(desk)).map((place) => [place.place, groupOfPlace(place)]));
  for (const { id, body } of await desk.documents.list(GROUPS)) groups.set(id, body as LogGroup);
  return [...groups.values()].toSorted((one, other) => compareText(one.logGroupName, other.logGroupName));
}

/** Every stream of a group, by name. */
export async function streamsOf(desk: Desk, group: string): Promise<LogStream[]> {
  const streams = new Map((await placesOf(desk, group)).map((place) => [place.stream, streamOfPlace(place)]));
  for (const { body } of await desk.documents.list(STREAMS)) {
    const stream = body as LogStream;
    if (stream.logGroupName === group) streams.set(stream.logStreamName, stream);
  }
  return [...streams.values()].toSorted((one, other) => compareText(one.logStreamName, other.logStreamName));
}

/** By code units, as the service sorts; not by anybody's alphabet. */
const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const noSuchGroup = (): Fault =>
  new Fault(
    'ResourceNotFoundException',
    'The specified log group does not exist.',
    'Create it first (CreateLogGroup), or compare its name with those of DescribeLogGroups.',
  );

export const noSuchStream = (): Fault =>
  new Fault(
    'ResourceNotFoundException',
    'The specified log stream does not exist.',
    'Create it first (CreateLogStream); a group does not create streams by itself.',
  );
