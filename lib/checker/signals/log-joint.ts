import { plainValue } from '../../telemetry/attributes.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import { own } from '../field-test.ts';
import { valueAt } from '../relations.ts';
import { conditionsOf } from '../value-test.ts';
import type { LogMatch } from './log-match.ts';
import type { Sight } from './signal.ts';

/** What ties a log record to the span of another check: one trace, one span, or one value. */
export type Joint =
  | { kind: 'trace'; of: string }
  | { kind: 'span'; of: string }
  | { kind: 'value'; of: string; mine: string; theirs: string };

/** The values of a record that must equal those of a span. */
export function sameValuesOf({ attributes = {} }: LogMatch): Joint[] {
  return Object.entries(attributes).flatMap(([mine, test]) => {
    const { sameAs } = conditionsOf(test);
    if (sameAs === undefined) return [];
    const [of = '', ...theirs] = sameAs.split('.');
    return [{ kind: 'value' as const, of, mine, theirs: theirs.join('.') }];
  });
}

/** Whether a record belongs to a span that another check found. */
export function isJoined(log: LogEvent, joint: Joint, { players }: Pick<Sight, 'players'>): boolean {
  return players(joint.of).some(({ span }) => {
    if (joint.kind === 'trace') return log.traceId === span.traceId;
    if (joint.kind === 'span') return log.traceId === span.traceId && log.spanId === span.spanId;
    const [mine, theirs] = [own(log.attributes, joint.mine), valueAt(span, joint.theirs)];
    if (mine === undefined || theirs === undefined) return false;
    return JSON.stringify(plainValue(mine)) === JSON.stringify(plainValue(theirs));
  });
}
