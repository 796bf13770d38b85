import type { UsageWindow } from '../../../telemetry/usage.ts';
import type { Parameters } from '../query/parameters.ts';

/** Whose usage is read, and of when. */
export interface Wanted {
  workspace: string;
  window: UsageWindow;
}

/** A workspace’s rows of a window, as the condition of a WHERE. */
export function windowSql({ workspace, window }: Wanted, bind: Parameters): string {
  const from = bind.bind(BigInt(Math.trunc(window.from)));
  const to = bind.bind(BigInt(Math.trunc(window.to)));
  return `workspace = ${bind.bind(workspace)} AND received_at >= ${from} AND received_at < ${to}`;
}
