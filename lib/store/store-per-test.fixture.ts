import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { BubbleUpStore } from './bubble-up-store.ts';
import type { EvidenceStore } from './evidence-store.ts';
import type { SignalStore } from './signal-store.ts';
import type { DocumentStore, TelemetryStore } from './telemetry-store.ts';
import type { UsageStore } from './usage-store.ts';

export type Store = TelemetryStore & SignalStore & UsageStore & EvidenceStore & BubbleUpStore & DocumentStore;

export interface StoreUnderTest {
  /** Opens the store of a directory; the same directory opened again holds what was acknowledged. */
  open: (directory: string) => Promise<Store>;
}

/** A store in a directory of its own for each test, and a way to close and open it again. */
export function storePerTest({ open }: StoreUnderTest) {
  const held: { directory: string; store: Store | undefined } = { directory: '', store: undefined };
  const store = (): Store => {
    if (!held.store) throw new Error('The store is not open.');
    return held.store;
  };
  beforeEach(async () => {
    held.directory = mkdtempSync(join(tmpdir(), 'spanwalk-store-'));
    held.store = await open(held.directory);
  });
  afterEach(async () => {
    await held.store?.close();
    rmSync(held.directory, { recursive: true, force: true });
  });
  const reopen = async (): Promise<void> => {
    await store().close();
    held.store = await open(held.directory);
  };
  return { store, reopen };
}
