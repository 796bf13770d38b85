import type { Report } from '../checker/report.ts';
import { doneSchema, type Done, type Progress } from '../curriculum/progress.ts';
import type { DocumentStore } from '../store/telemetry-store.ts';

const PROGRESS = 'progress';

/** What a workspace has passed. It lives on the server, and retention never touches it. */
export class ProgressBook {
  constructor(private readonly documents: DocumentStore) {}

  async all(workspace: string): Promise<Progress> {
    const documents = await this.documents.list(workspace, PROGRESS);
    return Object.fromEntries(documents.map(({ id, body }) => [id, doneSchema.parse(body)]));
  }

  /** Notes a passed report; the first pass counts. Returns whether it was news. */
  async note(workspace: string, report: Report, runId: string | null, now: number): Promise<boolean> {
    if (report.status !== 'passed' && report.status !== 'warned') return false;
    return this.#put(workspace, report.step, { doneAt: now, runId, variant: report.variant });
  }

  markDone(workspace: string, step: string, runId: string | null, now: number): Promise<boolean> {
    return this.#put(workspace, step, { doneAt: now, runId });
  }

  async #put(workspace: string, step: string, done: Done): Promise<boolean> {
    if (await this.documents.get(workspace, PROGRESS, step)) return false;
    await this.documents.put(workspace, PROGRESS, step, done);
    return true;
  }

  /** Forgets that a step was passed, so that it can be done afresh. */
  async reset(workspace: string, step: string): Promise<void> {
    await this.documents.remove(workspace, PROGRESS, step);
  }
}
