import type { Report } from '../checker/report.ts';
import type { DocumentStore } from '../store/telemetry-store.ts';

const VERDICTS = 'verdicts';

/** The newest verdict on one variant of a step, with what led to it, so that a reload shows it again. */
export interface Verdict {
  report: Report;
  runId: string | null;
  traceIds: string[];
  syntheticParent: string | null;
  /** Unix milliseconds. */
  at: number;
}

/** The newest verdicts of each workspace, by step and variant. */
export class VerdictBook {
  constructor(private readonly documents: DocumentStore) {}

  async keep(workspace: string, verdict: Verdict): Promise<void> {
    const { step, variant } = verdict.report;
    await this.documents.put(workspace, VERDICTS, `${step}/${variant}`, verdict);
  }

  /** A step's verdicts by variant. */
  async of(workspace: string, step: string): Promise<Record<string, Verdict>> {
    const documents = await this.documents.list(workspace, VERDICTS);
    const mine = documents.filter(({ id }) => id.startsWith(`${step}/`));
    return Object.fromEntries(mine.map(({ id, body }) => [id.slice(step.length + 1), body as Verdict]));
  }

  async forget(workspace: string, step: string): Promise<void> {
    for (const variant of Object.keys(await this.of(workspace, step))) {
      await this.documents.remove(workspace, VERDICTS, `${step}/${variant}`);
    }
  }
}
