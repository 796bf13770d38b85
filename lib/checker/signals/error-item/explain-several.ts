import type { Branch } from '../../../waterfall/tree.ts';
import type { Explanation } from '../../diagnose/explanation.ts';
import { listed } from '../../quote.ts';
import type { Sight } from '../signal.ts';
import { named } from './explain-item.ts';
import type { Reported } from './read-item.ts';
import type { ErrorItemCheck } from './schema.ts';

const many = (count: number): string => (count === 1 ? '1 item' : `${count} items`);

/** The reports make another number of items than they should; null where they do not. */
export function explainGroups({ expect }: ErrorItemCheck, found: readonly Reported[]): Explanation | null {
  const wanted = expect?.groupedAs;
  const items = new Set(found.map(({ occurrence }) => occurrence.fingerprint));
  if (wanted === undefined || items.size === wanted) return null;
  return {
    code: 'error-item.grouping',
    message: `${found.length === 1 ? 'One report makes' : `${found.length} reports make`} ${many(items.size)}, and should make ${many(wanted)}.`,
    expected: many(wanted),
    actual: `${many(items.size)}: ${listed(found.map(({ occurrence }) => occurrence.title))}`,
  };
}

/**
 * When the work that an error was reported in was over, in nanoseconds. A reporter's own time may be in whole seconds,
 * so the end of its trace counts where that is known.
 */
function endOf({ occurrence }: Reported, branches: readonly Branch[]): bigint {
  const own = branches.filter(({ span }) => span.traceId === occurrence.traceId).map(({ span }) => span.end);
  return own.reduce((latest, end) => (end > latest ? end : latest), occurrence.time);
}

/** It was put right only when a success came after the last of the errors. */
export function explainOrder(
  { thenSucceeds }: ErrorItemCheck,
  found: readonly Reported[],
  sight: Sight,
): Explanation | null {
  if (thenSucceeds === undefined) return null;
  const { branches } = sight.scene;
  const last = found.reduce((latest, item) => (endOf(item, branches) > endOf(latest, branches) ? item : latest));
  const over = endOf(last, branches);
  const successes = sight.players(thenSucceeds);
  if (successes.some(({ span }) => span.start >= over && span.traceId !== last.occurrence.traceId)) return null;
  return {
    code: 'error-item.not-put-right',
    message: `${named(last)} was reported, and no request succeeded after it${successes.length === 0 ? '' : '; those that did came before'}.`,
    expected: 'the error, and then a success',
    actual: 'the error came last',
    at: successes.slice(0, 1),
  };
}
