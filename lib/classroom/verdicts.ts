import type { Report } from '../checker/report.ts';
import type { OwnRunState } from '../feed/own-run.ts';
import type { DocumentStore } from '../store/telemetry-store.ts';
import type { Given } from './given.ts';

const VERDICTS = 'verdicts';

/** The newest verdict on one variant of a step, with what led to it, so that a reload shows it again. */
export interface Verdict {
  report: Report;
  runId: string | null;
  traceIds: string[];
  syntheticParent: string | null;
  /** When its run was started, or its answer sent; Unix milliseconds. */
  startedAt: number;
  /** Of a run on the student's own service: what it answered, and what was found out. */
  own?: OwnRunState;
  /** What was handed in to a step that asks for something. */
  given?: Given;
}

/** The newest verdicts of each workspace, by step and variant. */
export class VerdictBook {
  constructor(private readonly documents: DocumentStore) {}

  /** Keeps a verdict, unless one on a later run is kept already: late spans may have an old run judged again. */
  async keep(workspace: string, verdict: Verdict): Promise<void> {
    const { step, variant } = verdict.report;
    const id = `${step}/${variant}`;
    const kept = (await this.documents.get(workspace, VERDICTS, id)) as Verdict | undefined;
    if (kept && kept.startedAt > verdict.startedAt) return;
    await this.documents.put(workspace, VERDICTS, id, verdict);
  }

  /** The made-up parents of a trace, as kept verdicts know them: they count as roots wherever it is drawn. */
  async syntheticRoots(workspace: string, traceId: string): Promise<string[]> {
    const documents = await this.documents.list(workspace, VERDICTS);
    const verdicts = documents.map(({ body }) => body as Verdict).filter(({ traceIds }) => traceIds.includes(traceId));
    return verdicts.flatMap(({ syntheticParent }) => syntheticParent ?? []);
  }

  /** Every verdict that is kept, of all steps. */
  async all(workspace: string): Promise<Verdict[]> {
    const documents = await this.documents.list(workspace, VERDICTS);
    return documents.map(({ body }) => body as Verdict);
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
