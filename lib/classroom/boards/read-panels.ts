import type { NewPanel, Panel } from '../../boards/board.ts';
import { parseQuery } from '../../query/parse.ts';
import type { QuerySpecInput } from '../../query/spec.ts';
import { encodeQuery } from '../../query/url.ts';
import type { Problem } from '../../telemetry/problem.ts';

type Place = (string | number)[];
type Read<T> = { ok: T } | { problems: Problem[] };

/** The question that a panel brings along, or the copy it keeps, as the query language reads it. */
export function readPanel<P extends Panel | NewPanel>(panel: P, at: Place): Read<P> {
  if (panel.type === 'text') return { ok: panel };
  const { asks } = panel;
  if (asks.from === 'panel') {
    const read = readSpec(asks.spec, [...at, 'asks', 'spec']);
    return 'problems' in read ? read : { ok: { ...panel, asks: { ...asks, spec: read.ok } } };
  }
  if (asks.copy === null) return { ok: panel };
  const read = readSpec(asks.copy.spec, [...at, 'asks', 'copy', 'spec']);
  return 'problems' in read ? read : { ok: { ...panel, asks: { ...asks, copy: { ...asks.copy, spec: read.ok } } } };
}

/** All panels of a board. */
export function readPanels(panels: readonly Panel[]): Read<Panel[]> {
  const read = panels.map((panel, index) => readPanel(panel, ['panels', index]));
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []));
  return problems.length > 0 ? { problems } : { ok: read.flatMap((one) => ('ok' in one ? [one.ok] : [])) };
}

function readSpec(spec: unknown, at: Place): Read<QuerySpecInput> {
  const parsed = parseQuery(spec);
  if ('ok' in parsed) return { ok: JSON.parse(encodeQuery(parsed.ok)) as QuerySpecInput };
  const placed = (problem: Problem): Problem => ({ ...problem, at: [...at, ...(problem.at ?? [])] });
  return { problems: parsed.problems.map(placed) };
}
