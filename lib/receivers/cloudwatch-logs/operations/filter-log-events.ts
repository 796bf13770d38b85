import type { Desk } from '../../desk.ts';
import type { Answer, Call } from '../call.ts';
import { milliseconds, nanoseconds, noSuchStream, streamsOf, type LogGroup } from '../catalogue.ts';
import { cursorAt, cursorOf, digitsOf, timeOf, type EventCursor } from '../event-cursor.ts';
import { Fault } from '../fault.ts';
import type { Input } from '../input.ts';
import { ofOneGroup, streamName } from '../names.ts';
import { openGroup, type Opened } from '../open-group.ts';
import { badToken } from '../page.ts';
import { parsePattern, type Pattern } from '../patterns/parse-pattern.ts';
import { Work } from '../regex/work.ts';
import { AnswerRoom, answerLimits, walkEvents, type EventFilter, type ReadEvent, type Walk } from '../read-events.ts';
import { keptFrom } from '../retention.ts';

const shape = {
  ...ofOneGroup,
  logStreamNames: { kind: 'texts', min: 1, max: 100 },
  logStreamNamePrefix: streamName,
  startTime: { kind: 'integer', min: 0 },
  endTime: { kind: 'integer', min: 0 },
  filterPattern: { kind: 'text', max: 1024 },
  nextToken: { kind: 'text', min: 1 },
  limit: { kind: 'integer', min: 1, max: answerLimits.events },
  startFromHead: { kind: 'flag' },
} as const;

type FilterInput = Input<typeof shape>;

/** What one call looks through before it answers with a token, as the service does over much data. */
const MOST_WORK = 20_000_000;
const WORK_OF_AN_EVENT = 500;

/** FilterLogEvents: events of several streams, in order of time, that meet a filter pattern. */
export async function filterLogEvents({ desk, body }: Call): Promise<Answer | Fault> {
  const opened = await openGroup({ desk, body }, shape);
  if (opened instanceof Fault) return opened;
  const { input } = opened;
  const pattern = parsePattern(input.filterPattern ?? '');
  if (pattern.kind === 'failed') return badPattern(pattern.problem);
  const start = startOf(input);
  if (start instanceof Fault) return start;
  const filter = await filterOf(desk, opened);
  if (filter instanceof Fault) return filter;
  if (filter.streams?.length === 0) return { output: { events: [], searchedLogStreams: [] } };
  const found = await search(walkEvents(desk, filter, start), pattern.pattern, new AnswerRoom(input.limit));
  if (found instanceof Fault) return found;
  const more = found.next === null ? {} : { nextToken: digitsOf(found.next) };
  return { output: { events: found.events.map(shownEvent), searchedLogStreams: [], ...more } };
}

function startOf({ nextToken, startFromHead = true }: FilterInput): Walk | Fault {
  const order = startFromHead ? 'oldest' : 'newest';
  if (nextToken === undefined) return { order };
  const beyond = cursorOf(nextToken);
  return beyond === null ? badToken() : { order, beyond };
}

export const badPattern = ({ message, hint, at }: { message: string; hint: string; at: { from: number } }): Fault =>
  new Fault('InvalidParameterException', `Invalid filter pattern: ${message} (at character ${at.from + 1})`, hint);

/** The end of the range is inclusive here, and exclusive in GetLogEvents; so the reference has it. */
async function filterOf(desk: Desk, { input, group }: Opened<typeof shape>): Promise<EventFilter | Fault> {
  const streams = await streamsIn(desk, group, input);
  if (streams instanceof Fault) return streams;
  const from = keptFrom(group, input.startTime, desk.now());
  return {
    place: group.logGroupName,
    ...(streams === undefined ? {} : { streams }),
    ...(from === undefined ? {} : { from }),
    ...(input.endTime === undefined ? {} : { to: nanoseconds(input.endTime + 1) }),
  };
}

async function streamsIn(desk: Desk, group: LogGroup, input: FilterInput): Promise<string[] | undefined | Fault> {
  const { logStreamNames: named, logStreamNamePrefix: prefix } = input;
  if (named === undefined && prefix === undefined) return undefined;
  if (named !== undefined && prefix !== undefined) return twoChoices;
  const known = (await streamsOf(desk, group.logGroupName)).map(({ logStreamName }) => logStreamName);
  if (prefix !== undefined) return known.filter((stream) => stream.startsWith(prefix));
  return named?.every((stream) => known.includes(stream)) ? named : noSuchStream();
}

const twoChoices = new Fault(
  'InvalidParameterException',
  'logStreamNames and logStreamNamePrefix are mutually exclusive parameters.',
  'Give one of them.',
);

interface Found {
  events: ReadEvent[];
  /** Where to go on; null at the end. */
  next: EventCursor | null;
}

/** Looks through events until the answer is full, the work is done, or there are no more. */
async function search(
  walk: AsyncGenerator<ReadEvent>,
  pattern: Pattern,
  room: AnswerRoom<ReadEvent>,
): Promise<Found | Fault> {
  const work = new Work(MOST_WORK);
  let last: EventCursor | null = null;
  for await (const event of walk) {
    if (room.isFull) return { events: room.events, next: last };
    const verdict = work.attempt(WORK_OF_AN_EVENT, () => pattern.matches(event.message, work));
    if (verdict === 'spent') return last === null ? tooCostly : { events: room.events, next: last };
    if (verdict) {
      if (!room.fits(event.message)) return { events: room.events, next: last };
      room.events.push(event);
    }
    last = cursorAt(event.stored);
  }
  return { events: room.events, next: null };
}

const tooCostly = new Fault(
  'InvalidParameterException',
  'The filter pattern costs too much on a single log event.',
  'Use fewer repetitions in its regular expressions.',
);

const shownEvent = ({ stored, message }: ReadEvent): object => ({
  logStreamName: stored.log.stream ?? '',
  timestamp: milliseconds(timeOf(stored)),
  message,
  ingestionTime: stored.receivedAt,
  eventId: digitsOf(cursorAt(stored)),
});
