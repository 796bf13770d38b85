import type { LogEvent } from '../../telemetry/log-event.ts';
import { listed, quoted } from '../quote.ts';
import type { Explanation } from './explanation.ts';

/** A run is a few requests to one process or two: as many streams of a group as this are one for each of something. */
const MANY = 3;

/** The streams of each group that lines came in, by the group's name. */
function streamsByGroup(logs: readonly LogEvent[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { group, stream } of logs) {
    if (group === undefined || stream === undefined) continue;
    groups.set(group, (groups.get(group) ?? new Set()).add(stream));
  }
  return groups;
}

/** A group in which every request, process or logger opens a stream of its own, which are never tidied up. */
export function remarkOnStreams(logs: readonly LogEvent[]): Explanation[] {
  for (const [group, streams] of streamsByGroup(logs)) {
    if (streams.size < MANY) continue;
    const message = `The lines of this run came in ${streams.size} streams of the group ${quoted(group)}: a stream is made for each request, process or logger, and none is ever removed.`;
    return [{ code: 'log.many-streams', level: 'info', message, actual: listed(streams) }];
  }
  return [];
}
