import { IMPORTED } from '../../../telemetry/trace-import.ts';
import type { UsageWindow } from '../../../telemetry/usage.ts';
import type { Parameters } from '../query/parameters.ts';

/** Whose usage is read, and of when. */
export interface Wanted {
  workspace: string;
  window: UsageWindow;
}

/** A workspace’s rows of a window, as the condition of a WHERE. What a file brought in was sent to nobody. */
export function windowSql({ workspace, window }: Wanted, bind: Parameters): string {
  const from = bind.bind(BigInt(Math.trunc(window.from)));
  const to = bind.bind(BigInt(Math.trunc(window.to)));
  const isWithin = `received_at >= ${from} AND received_at < ${to}`;
  return `workspace = ${bind.bind(workspace)} AND ${isWithin} AND environment <> '${IMPORTED}'`;
}
