import type { Appended, Batch } from '../store/telemetry-store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { TraceOwners } from './trace-owners.ts';

/** One part of a delivery, and what became of it. */
export interface Filed {
  batch: Batch;
  appended: Appended;
}

/** Stores what came, parted by whose it is. */
export class Filing {
  /** Whose the practice backend's traces are; null without a roster, where all is one workspace's. */
  owners: TraceOwners | null = null;

  constructor(private readonly group: GroupCommit) {}

  /** Resolves once every part would survive SIGKILL. */
  file(batch: Batch): Promise<Filed[]> {
    const parts = this.owners?.part(batch) ?? [batch];
    return Promise.all(parts.map(async (part) => ({ batch: part, appended: await this.group.append(part) })));
  }
}
