import type { Delivery } from '../receivers/delivery.ts';
import type { CallEnding } from '../receivers/desk.ts';
import type { Tenant } from '../receivers/keys/authorisation.ts';
import type { Told } from '../receivers/receiver.ts';
import { callSightingOf, sightingOf, type Ending, type Refused } from '../receivers/sighting.ts';
import { refusedIn } from '../store/refused-in.ts';
import { coordinatesOf } from '../telemetry/signal.ts';
import { ArrivalLog, type Noted, type Privacy } from './arrival-log.ts';
import type { Filed } from './filing.ts';

/** A call that was run: what it filed, and how it ended. */
export interface Run extends Told {
  tenant: Tenant;
  filed: readonly Filed[];
  ending: CallEnding;
}

const tracesOf = ({ appended }: Filed): string[] => [
  ...new Set(appended.signals.flatMap((signal) => coordinatesOf(signal, 0n).traceId ?? [])),
];

/** Notes what became of every request, for each workspace whose telemetry was in it. */
export class ArrivalBook {
  readonly log = new ArrivalLog();

  constructor(
    private readonly privacy: () => Privacy,
    private readonly tell: (noted: Noted) => void,
  ) {}

  refused(refused: Refused): void {
    this.tell(this.log.noteRefused(refused, this.privacy(), Date.now()));
  }

  /** A delivery that was read and stored, part by part. */
  taken(delivery: Delivery, filed: readonly Filed[], { reply, warnings }: Pick<Ending, 'reply' | 'warnings'>): void {
    for (const { batch, appended } of filed) {
      const { spans, signals = [] } = batch;
      const kept = { accepted: spans, signals, duplicates: appended.duplicates, refused: refusedIn(batch) };
      const ending = { reply, ...kept, warnings };
      this.tell(this.log.note(sightingOf(delivery, batch, ending), Date.now()));
    }
  }

  /** A call, once for whoever made it and once for each workspace that something of it was filed in. */
  called(delivery: Delivery, { tenant, filed, ending, ...known }: Run): void {
    const others = filed.filter(({ batch }) => batch.workspace !== tenant.workspace);
    for (const part of others) {
      const accepted = part.appended.signals.length;
      this.#call(delivery, part.batch, { ...ending, problem: null, accepted, refused: 0, traceIds: tracesOf(part) }, known);
    }
    const theirs = new Set(others.flatMap(tracesOf));
    const accepted = ending.accepted - others.reduce((sum, { appended }) => sum + appended.signals.length, 0);
    if (others.length > 0 && accepted + ending.refused === 0) return;
    const traceIds = ending.traceIds.filter((traceId) => !theirs.has(traceId));
    this.#call(delivery, tenant, { ...ending, accepted, traceIds }, known);
  } // prettier-ignore

  #call(delivery: Delivery, tenant: Tenant, ending: CallEnding, known: Told): void {
    this.tell(this.log.note(callSightingOf(delivery, tenant, ending, known), Date.now()));
  }
}
