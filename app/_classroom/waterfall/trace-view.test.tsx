import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { sketch } from '@/tests/support/sketch.ts';
import { TraceView } from './trace-view.tsx';

const spans = sketch('first 0..5\n  second 1..2 {app.note=here}');
const [, second] = spans as [StoredSpan, StoredSpan];
const tools = { columns: [], onColumns: () => undefined };

it('a page that names a span comes from the server with its row and its fields', () => {
  const html = renderToStaticMarkup(<TraceView spans={spans} openSpanId={second.spanId} tools={tools} />);
  expect(html).toMatch(/aria-selected="true" data-row="[^"]*0002"/);
  expect(html).toContain('app.note');
  expect(html).toContain('Copy link');
});
