import type { GuardProgress, SecretFinding } from '../../guard/finding.ts';
import type { DocumentStore } from '../../store/telemetry-store.ts';
import type { Inspected } from './inspect.ts';
import { merged, type StoredFinding } from './sighting.ts';

const FINDINGS = 'secret-findings';
const STATE = 'guard-state';
const PROGRESS = 'progress';

/** More places than that nobody mends one by one. */
const MOST_FINDINGS = 500;

const untouched: GuardProgress = { seq: 0, cut: 0, unlisted: 0, skipped: 0 };

/** What was found in each workspace, and how far its guard has come. */
export class SecretBook {
  constructor(private readonly documents: DocumentStore) {}

  async progress(workspace: string): Promise<GuardProgress> {
    const kept = (await this.documents.get(workspace, STATE, PROGRESS)) as Partial<GuardProgress> | undefined;
    return { ...untouched, ...kept };
  }

  /** What was found last first, and so that what is counted on stays where it is; what was dismissed after it. */
  async findings(workspace: string): Promise<SecretFinding[]> {
    const documents = await this.documents.list(workspace, FINDINGS);
    const findings = documents.map(({ body }) => {
      const { countedUpTo: _, ...finding } = body as StoredFinding;
      return finding;
    });
    return findings.toSorted((a, b) => Number(a.dismissed) - Number(b.dismissed) || b.first - a.first);
  }

  /** Says that a finding is no secret, or takes that back. False where there is no such finding. */
  async dismiss(workspace: string, id: string, dismissed: boolean): Promise<boolean> {
    const finding = (await this.documents.get(workspace, FINDINGS, id)) as StoredFinding | undefined;
    if (finding === undefined) return false;
    await this.documents.put(workspace, FINDINGS, id, { ...finding, dismissed });
    return true;
  }

  /**
   * Writes down what a batch showed. The watermark is written last, and every finding knows what of it was counted, so
   * that a batch that is looked through again after a crash changes nothing.
   */
  async enter(workspace: string, upTo: number, inspected: Inspected | null, items: number): Promise<void> {
    const progress = await this.progress(workspace);
    const unlisted = inspected === null ? 0 : await this.#enterSightings(workspace, inspected);
    await this.documents.put(workspace, STATE, PROGRESS, {
      seq: upTo,
      cut: progress.cut + (inspected?.cut ?? 0),
      unlisted: progress.unlisted + unlisted,
      skipped: progress.skipped + (inspected === null ? items : 0),
    } satisfies GuardProgress);
  }

  /** Returns how many sightings there is no room for. */
  async #enterSightings(workspace: string, { sightings }: Inspected): Promise<number> {
    if (sightings.length === 0) return 0;
    const documents = await this.documents.list(workspace, FINDINGS);
    const known = new Map(documents.map(({ id, body }) => [id, body as StoredFinding]));
    let unlisted = 0;
    for (const sighting of sightings) {
      const before = known.get(sighting.id);
      const after = merged(before, sighting);
      if (after === undefined) continue;
      if (before === undefined && known.size >= MOST_FINDINGS) unlisted += sighting.items.length;
      else {
        known.set(sighting.id, after);
        await this.documents.put(workspace, FINDINGS, sighting.id, after);
      }
    }
    return unlisted;
  }
}
