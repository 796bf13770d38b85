import type { Desk } from '../receivers/desk.ts';
import type { Tenant } from '../receivers/keys/authorisation.ts';
import type { SignalStore } from '../store/signal-store.ts';
import type { DocumentStore } from '../store/telemetry-store.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { SignalFilter } from '../telemetry/signal-query.ts';
import type { Signal, SignalName } from '../telemetry/signal.ts';
import type { Filed, Filing } from './filing.ts';

export interface DeskRoom {
  store: SignalStore & DocumentStore;
  filing: Filing;
  tenant: Tenant;
  /** What the receiver brings: what is refused of it is counted as that. */
  kind: SignalName;
}

/** The desk of one call: a workspace's store, and nothing of any other. Remembers what was filed. */
export class CallDesk implements Desk {
  readonly filed: Filed[] = [];
  readonly documents: Desk['documents'];

  constructor(private readonly room: DeskRoom) {
    const { store, tenant } = room;
    const { workspace } = tenant;
    this.documents = {
      put: (collection, id, body) => store.put(workspace, collection, id, body),
      get: (collection, id) => store.get(workspace, collection, id),
      list: (collection) => store.list(workspace, collection),
      remove: (collection, id) => store.remove(workspace, collection, id),
    };
  }

  get workspace(): string {
    return this.room.tenant.workspace;
  }

  get environment(): string {
    return this.room.tenant.environment;
  }

  now(): number {
    return Date.now();
  }

  async file(signals: Signal[], refused: Problem[] = []): Promise<void> {
    const { filing, tenant, kind } = this.room;
    const { workspace, environment } = tenant;
    const batch = { workspace, environment, receivedAt: this.now(), spans: [], signals, refused, refusedAs: kind };
    this.filed.push(...(await filing.file(batch)));
  }

  signals(filter: SignalFilter): ReturnType<Desk['signals']> {
    return this.room.store.signalPage(this.workspace, filter);
  }

  places(filter: Pick<SignalFilter, 'signal' | 'place'>): ReturnType<Desk['places']> {
    return this.room.store.places(this.workspace, filter);
  }

  removeSignals(filter: SignalFilter): Promise<number> {
    return this.room.store.removeSignals(this.workspace, filter);
  }
}
