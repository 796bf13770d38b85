import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { batch, span, text } from '../spans.fixture.ts';
import { keepsWorkspacesApart } from '../workspaces.contract.ts';
import { openDuckDbStore } from './open.ts';

keepsWorkspacesApart({ open: (directory) => openDuckDbStore({ file: join(directory, 'spans.duckdb') }) });

describe('a purged workspace', () => {
  it('stays purged over a restart, its numbers kept', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'spanwalk-purge-'));
    const file = join(directory, 'spans.duckdb');
    const first = await openDuckDbStore({ file });
    await first.append([batch([span({ attributes: { word: text('a-word-of-telemetry') } })], { workspace: 'ada' })]);
    await first.purge('ada');
    await first.close();
    const second = await openDuckDbStore({ file });
    expect(JSON.stringify(await second.columns('ada'))).not.toContain('a-word-of-telemetry');
    expect(await second.ledger('ada')).toMatchObject({ received: 1, stored: 0, pruned: 1 });
    await second.close();
    rmSync(directory, { recursive: true });
  });
});
