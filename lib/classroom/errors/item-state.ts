import { z } from 'zod';
import { itemStatuses, type ItemStatus } from '../../telemetry/error-item.ts';

/** Where what was decided about items is kept, by fingerprint. */
export const ITEM_STATES = 'error-items';

/** What was decided about an item, and when; field names as the vendor's API spells them, times in Unix seconds. */
const itemStateSchema = z.object({
  status: z.enum(itemStatuses),
  resolved_timestamp: z.number().nullable(),
});
export type ItemState = z.infer<typeof itemStateSchema>;

/** The document for a decision. @param now Unix milliseconds */
export const decided = (status: ItemStatus, now: number): ItemState => ({
  status,
  resolved_timestamp: status === 'resolved' ? now / 1000 : null,
});

/** A kept document, or undefined where it is none that we wrote. */
export const readState = (body: unknown): ItemState | undefined => itemStateSchema.safeParse(body).data;

/**
 * How an item stands: a resolved one that arrived again after it was resolved is active again; a muted one
 * stays muted. @param lastReceivedAt Unix milliseconds
 */
export function standingOf(
  state: ItemState | undefined,
  lastReceivedAt: number,
): { status: ItemStatus; reopened: boolean } {
  if (state === undefined) return { status: 'active', reopened: false };
  const { status, resolved_timestamp: resolvedAt } = state;
  const reopened = status === 'resolved' && lastReceivedAt / 1000 > (resolvedAt ?? 0);
  return { status: reopened ? 'active' : status, reopened };
}
