import type { Answer, Call } from '../call.ts';
import { milliseconds, nanoseconds, noSuchStream, streamExists } from '../catalogue.ts';
import { before, behind, cursorAt, cursorOf, digitsOf, timeOf, type EventCursor } from '../event-cursor.ts';
import { Fault } from '../fault.ts';
import { ofOneGroup, streamName } from '../names.ts';
import { openGroup, type Opened } from '../open-group.ts';
import { badToken } from '../page.ts';
import { AnswerRoom, answerLimits, walkEvents, type EventFilter, type ReadEvent } from '../read-events.ts';
import { keptFrom } from '../retention.ts';

const shape = {
  ...ofOneGroup,
  logStreamName: { ...streamName, required: true },
  startTime: { kind: 'integer', min: 0 },
  endTime: { kind: 'integer', min: 0 },
  nextToken: { kind: 'text', min: 1 },
  limit: { kind: 'integer', min: 1, max: answerLimits.events },
  startFromHead: { kind: 'flag' },
} as const;

/**
 * GetLogEvents: one stream's events, oldest first whichever way is read. Both tokens always come; reading on in a
 * direction that has no more gives the token that was sent, which is how a client knows.
 */
export async function getLogEvents({ desk, body }: Call): Promise<Answer | Fault> {
  const opened = await openGroup({ desk, body }, shape);
  if (opened instanceof Fault) return opened;
  const { input, group } = opened;
  if (!(await streamExists(desk, group.logGroupName, input.logStreamName))) return noSuchStream();
  const start = startOf(input.nextToken, input.startFromHead);
  if (start instanceof Fault) return start;
  const filter = filterOf(opened, desk.now());
  const found = await collect(walkEvents(desk, filter, start), new AnswerRoom(input.limit));
  const events = start.order === 'oldest' ? found : found.toReversed();
  return { output: { events: events.map(shownEvent), ...tokensOf(events, start, filter) } };
}

function filterOf({ input, group }: Opened<typeof shape>, now: number): EventFilter {
  const from = keptFrom(group, input.startTime, now);
  return {
    place: group.logGroupName,
    streams: [input.logStreamName],
    ...(from === undefined ? {} : { from }),
    ...(input.endTime === undefined ? {} : { to: nanoseconds(input.endTime) }),
  };
}

async function collect(walk: AsyncGenerator<ReadEvent>, room: AnswerRoom<ReadEvent>): Promise<ReadEvent[]> {
  for await (const event of walk) {
    if (!room.fits(event.message)) break;
    room.events.push(event);
    if (room.isFull) break;
  }
  return room.events;
}

const shownEvent = ({ stored, message }: ReadEvent): object => ({
  timestamp: milliseconds(timeOf(stored)),
  message,
  ingestionTime: stored.receivedAt,
});

interface Start {
  order: 'oldest' | 'newest';
  beyond?: EventCursor;
}

/** A token says where to begin and which way to go; without one, the end that was asked for. */
function startOf(nextToken: string | undefined, startFromHead = false): Start | Fault {
  if (nextToken === undefined) return { order: startFromHead ? 'oldest' : 'newest' };
  const [, direction, digits = ''] = /^([fb])\/(\d+)\/s$/.exec(nextToken) ?? [];
  const beyond = cursorOf(digits);
  if (beyond === null) return badToken();
  return { order: direction === 'f' ? 'oldest' : 'newest', beyond };
}

const LAST_NANOSECOND = (1n << 63n) - 1n;

/** The gaps before the first and behind the last event; where none came, the gap that was asked about. */
function tokensOf(events: readonly ReadEvent[], start: Start, filter: EventFilter): object {
  const first = events[0];
  const last = events.at(-1);
  if (first !== undefined && last !== undefined) {
    return tokens(cursorAt(last.stored), cursorAt(first.stored));
  }
  const { order, beyond } = start;
  if (beyond !== undefined) return order === 'oldest' ? tokens(beyond, behind(beyond)) : tokens(before(beyond), beyond);
  return tokens({ time: filter.from ?? 0n, seq: 0 }, { time: filter.to ?? LAST_NANOSECOND, seq: 0 });
}

const tokens = (forward: EventCursor, backward: EventCursor): object => ({
  nextForwardToken: `f/${digitsOf(forward)}/s`,
  nextBackwardToken: `b/${digitsOf(backward)}/s`,
});
