import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../../engine/start-engine.ts';
import { maskValue } from '../../guard/mask.ts';
import { dearest } from '../../spending/dearest.ts';
import { metersOf } from '../../spending/meters.ts';
import { readRates, type Rates } from '../../spending/rates.ts';
import type { Spending } from '../../spending/spending.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { readsWithin, TRACE_READS } from '../../telemetry/trace-reads.ts';
import type { Usage, UsageWindow } from '../../telemetry/usage.ts';

/** What each vendor counts, gives for nothing and charges: a file of the course, to be edited. */
export const RATES_FILE = 'content/spending/rates.json';

async function ratesOf(root: string): Promise<{ ok: Rates } | { problems: Problem[] }> {
  try {
    return readRates(RATES_FILE, await readFile(join(root, RATES_FILE), 'utf8'));
  } catch {
    const message = `${RATES_FILE} cannot be read.`;
    return {
      problems: [{ code: 'spending/no-rates', message, hint: 'Put the file back where it was.', at: [RATES_FILE] }],
    };
  }
}

const masked = (text: string): string => maskValue({ key: '', text }).text;

/** What was sent is told by its names: a secret may stand in each of them, and nobody chose to show it. */
function withMaskedNames(usage: Usage): Usage {
  const { spans, logs, errors } = usage;
  const names = spans.names.largest.map((each) => ({
    ...each,
    service: masked(each.service),
    name: masked(each.name),
  }));
  const groups = logs.groups.largest.map((each) => ({ ...each, group: masked(each.group) }));
  const items = errors.items.largest.map((each) => ({
    ...each,
    fingerprint: masked(each.fingerprint),
    title: masked(each.title),
  }));
  return {
    ...usage,
    spans: { ...spans, names: { ...spans.names, largest: names } },
    logs: { ...logs, groups: { ...logs.groups, largest: groups } },
    errors: { ...errors, items: { ...errors.items, largest: items } },
  };
}

interface Wanted {
  /** The project’s root, which the rates file is below. */
  root: string;
  workspace: string;
  window: UsageWindow;
}

/** Measures a workspace’s window by the rates as they stand in the file now; a file that is wrong says where. */
export async function readSpending(
  engine: Pick<Engine, 'usage' | 'attributeSizes' | 'list'>,
  { root, workspace, window }: Wanted,
): Promise<{ ok: Spending } | { problems: Problem[] }> {
  const rates = await ratesOf(root);
  if ('problems' in rates) return rates;
  const [counted, sizes, days] = await Promise.all([
    engine.usage(workspace, window),
    engine.attributeSizes(workspace, window),
    engine.list(workspace, TRACE_READS),
  ]);
  const usage = withMaskedNames(counted);
  const reads = readsWithin(days, window);
  const { attributes, ...looked } = sizes;
  return {
    ok: {
      usage,
      reads,
      meters: metersOf(rates.ok, { usage, reads }),
      attributes: {
        ...looked,
        of: attributes.of,
        dearest: dearest(sizes).map((each) => Object.assign(each, { key: masked(each.key) })),
      },
      rates: { file: RATES_FILE, writtenOn: rates.ok.writtenOn },
    },
  };
}
