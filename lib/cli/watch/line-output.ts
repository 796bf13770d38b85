import type { Report } from '../../checker/report.ts';
import type { FeedEvent } from '../../feed/feed-event.ts';
import type { WatchEvent, WatchState } from './watch-state.ts';

function reportLine({ step, variant, status, score, closedBy, checks, remarks = [] }: Report): string {
  const first = checks.flatMap(({ findings }) => findings).find(({ level }) => level === 'error');
  const because = first === undefined ? '' : ` · ${first.message} (${first.code})`;
  const besides = remarks.map(({ message, code }) => ` · noticed: ${message} (${code})`).join('');
  return `${step} · ${variant}: ${status}, ${score} of 100${closedBy === null ? ', still open' : ''}${because}${besides}`;
}

/** What happened as one line, where the output is no terminal; null where it is not worth one. */
export function lineOf(event: WatchEvent, { link }: Pick<WatchState, 'link'>): string | null {
  if (event.type === 'link') return event.link === link ? null : 'The connection is lost; trying again.';
  if (event.type === 'verdict') return reportLine(event.report);
  return event.type === 'feed' ? feedLine(event.event) : null;
}

function feedLine(event: FeedEvent): string | null {
  switch (event.type) {
    case 'hello':
      return 'Watching.';
    case 'report':
      return reportLine(event.report);
    case 'progress':
      return `${event.step}: ${event.done ? 'done' : 'to be done again'}`;
    case 'arrival': {
      const { problem, method, path } = event.arrival;
      return problem === null ? null : `refused: ${method} ${path}: ${problem.message}`;
    }
    default:
      return null;
  }
}
