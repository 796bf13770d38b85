import { signalToJson } from '../../../telemetry/signal-json.ts';
import type { LogLineJson, LogLines } from '../../../telemetry/log-view.ts';
import type { Desk } from '../../desk.ts';
import type { ReadingDesk, WantedLines } from '../../log-reader.ts';
import { findGroup, nanoseconds, type LogGroup } from '../catalogue.ts';
import { cursorAt, cursorOf, digitsOf, type EventCursor } from '../event-cursor.ts';
import { parsePattern, type Pattern } from '../patterns/parse-pattern.ts';
import { AnswerRoom, walkEvents, type EventFilter, type ReadEvent } from '../read-events.ts';
import { Work } from '../regex/work.ts';
import { keptFrom } from '../retention.ts';

/** What one look may cost; the rest is behind `older`. */
const MOST_WORK = 20_000_000;
const WORK_OF_AN_EVENT = 500;

const none: LogLines = { lines: [], older: null, fault: null };

/** Lines of a group that a filter pattern finds, the newest first. A pattern that is wrong comes back with its place. */
export async function readLines(reading: ReadingDesk, wanted: WantedLines): Promise<LogLines> {
  const parsed = parsePattern(wanted.pattern);
  if (parsed.kind === 'failed') return { ...none, fault: parsed.problem };
  const desk = reading as Desk;
  const group = await findGroup(desk, wanted.group);
  if (group === undefined) return none;
  const beyond = wanted.older === undefined ? null : cursorOf(wanted.older);
  const walk = walkEvents(desk, filterOf(group, wanted, desk.now()), { order: 'newest', ...(beyond && { beyond }) });
  return search(walk, parsed.pattern, wanted.limit);
}

function filterOf(group: LogGroup, { stream, from, to }: WantedLines, now: number): EventFilter {
  const kept = keptFrom(group, from, now);
  return {
    place: group.logGroupName,
    ...(stream === undefined ? {} : { streams: [stream] }),
    ...(kept === undefined ? {} : { from: kept }),
    ...(to === undefined ? {} : { to: nanoseconds(to + 1) }),
  };
}

async function search(walk: AsyncGenerator<ReadEvent>, pattern: Pattern, limit: number): Promise<LogLines> {
  const work = new Work(MOST_WORK);
  const room = new AnswerRoom<LogLineJson>(limit);
  let last: EventCursor | null = null;
  const upToHere = (): LogLines => ({ lines: room.events, older: last && digitsOf(last), fault: null });
  for await (const { stored, message } of walk) {
    if (room.isFull) return upToHere();
    const verdict = work.attempt(WORK_OF_AN_EVENT, () => pattern.matches(message, work));
    if (verdict === 'spent') return last === null ? { ...none, fault: tooCostly } : upToHere();
    if (verdict && !room.fits(message)) return upToHere();
    if (verdict) room.events.push(signalToJson(stored) as LogLineJson);
    last = cursorAt(stored);
  }
  return { lines: room.events, older: null, fault: null };
}

const tooCostly = {
  message: 'the pattern costs too much on a single line',
  hint: 'Use fewer repetitions in its regular expressions.',
  at: null,
};
