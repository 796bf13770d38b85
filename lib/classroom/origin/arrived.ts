import type { Engine } from '../../engine/start-engine.ts';
import { spanInBody, writtenAgain, type SpanPart } from '../../origin/arrived-span.ts';
import { foreignLines, wireLines } from '../../origin/wire-lines.ts';
import type { Arrived } from '../../origin/origin.ts';
import { shownText } from '../../origin/masked-wire.ts';
import type { ArrivedHead } from '../../telemetry/arrived-body.ts';
import type { StoredSpan } from '../../telemetry/span.ts';

interface Found {
  told: Arrived;
  part: SpanPart;
}

/** A header is whatever a sender wrote. */
const shownHead = (head: ArrivedHead | null): ArrivedHead | null =>
  head && {
    ...head,
    path: shownText('', head.path),
    contentType: shownText('', head.contentType).slice(0, 100),
    coding: shownText('', head.coding).slice(0, 40),
  };

const linesOf = (part: SpanPart): Arrived['lines'] =>
  part.form === 'another-format' ? foreignLines(part) : wireLines(part);

/** The request that a span came in, of it this span's own part; or the span as it is stored, written as OTLP again. */
export async function arrivedAs(engine: Pick<Engine, 'arrivedBody'>, span: StoredSpan): Promise<Found> {
  const { workspace, seq, receivedAt } = span;
  const found = await engine.arrivedBody(workspace, { seq, receivedAt });
  const part = found.kind === 'kept' ? spanInBody(found.head, found.body, span) : null;
  if (part !== null) {
    const { form, others } = part;
    return { part, told: { again: null, head: shownHead(found.head), form, others, lines: linesOf(part) } };
  }
  const written = writtenAgain(span);
  const again: Arrived['again'] = found.kind === 'kept' ? 'unreadable' : found.why;
  const told: Arrived = {
    again,
    head: shownHead(found.head),
    form: written.form,
    others: null,
    lines: linesOf(written),
  };
  return { part: written, told };
}
