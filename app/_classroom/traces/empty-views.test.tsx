import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ErrorsView } from './errors-view.tsx';
import { FlameView } from './flame/flame-view.tsx';
import { LogsView } from './logs-view.tsx';
import { MapView } from './map/map-view.tsx';
import type { TraceContent } from './trace-content.ts';

const unknown: TraceContent = {
  traceId: 'a'.repeat(32), spans: [], signals: [], syntheticRoots: [], openSpanId: undefined, isQuarter: false,
  onSpan: () => {}, onShowSpan: () => {},
}; // prettier-ignore

describe('a view of a trace that is not stored', () => {
  it.each(Object.entries({ FlameView, MapView, LogsView, ErrorsView }))('says so, and where to look: %s', (_, View) => {
    const html = renderToStaticMarkup(<View content={unknown} />);
    expect(html).toMatch(/No .* stored/);
    expect(html).toContain('href="/traces"');
    expect(html).toContain('href="/connect"');
  });
});
