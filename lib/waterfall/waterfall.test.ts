import { describe, expect, it } from 'vitest';
import type { StoredSpan } from '../telemetry/span.ts';
import { searchFields, stretches } from './field-search.ts';
import { moveFor } from './keyboard.ts';
import { layOut } from './layout.ts';
import { walk } from './outline.ts';
import { ancestorsOf, guidesOf, visibleRows } from './rows.ts';
import { SERVICE_COLOURS, serviceColour, serviceColours } from './service-colour.ts';
import { sketch } from '../../tests/support/sketch.ts';
import { timeText } from './time-text.ts';
import { branchKey, growTree } from './tree.ts';
import type { Branch } from './tree.ts';

const tree = growTree(
  sketch(`
    click @frontend-next 0..100
      GET /api/home 10..90
        http-handler 20..70
        render 75..80
      late beacon 95..99
  `),
);
const branchOf = (name: string): Branch => walk(tree.roots).find((branch) => branch.span.name === name) as Branch;
const keyOf = (name: string): string => branchKey(branchOf(name).span);
const names = (collapsed: string[] = []): string[] =>
  visibleRows(tree, new Set(collapsed.map(keyOf))).map((row) => row.branch.span.name);
const pressed = (name: string, key: string, collapsed: string[] = []): string => {
  const move = moveFor(visibleRows(tree, new Set(collapsed.map(keyOf))), keyOf(name), key);
  return move === null ? 'nothing' : `${move.does} ${move.branch.span.name}`;
};

describe('the rows in sight', () => {
  it('are all spans, parents before children, while nothing is folded', () => {
    expect(names()).toEqual(['click', 'GET /api/home', 'http-handler', 'render', 'late beacon']);
  });

  it('leave out what hangs below a folded span', () => {
    expect(names(['GET /api/home'])).toEqual(['click', 'GET /api/home', 'late beacon']);
    expect(names(['click'])).toEqual(['click']);
  });

  it('know which guide lines go on downwards', () => {
    expect(guidesOf(branchOf('http-handler'))).toEqual([true, true]);
    expect(guidesOf(branchOf('render'))).toEqual([true, false]);
    expect(guidesOf(branchOf('late beacon'))).toEqual([false]);
  });

  it('come into sight when the spans above are open', () => {
    expect(ancestorsOf(branchOf('render'))).toEqual([keyOf('GET /api/home'), keyOf('click')]);
  });
});

describe('the keyboard of the waterfall', () => {
  it.each([
    ['click', 'ArrowDown', 'focus GET /api/home'],
    ['click', 'ArrowUp', 'focus click'],
    ['render', 'ArrowUp', 'focus http-handler'],
    ['late beacon', 'ArrowDown', 'focus late beacon'],
    ['render', 'Home', 'focus click'],
    ['click', 'End', 'focus late beacon'],
    ['click', 'PageDown', 'focus late beacon'],
    ['click', 'ArrowRight', 'focus GET /api/home'],
    ['render', 'ArrowRight', 'nothing'],
    ['render', 'ArrowLeft', 'focus GET /api/home'],
    ['GET /api/home', 'ArrowLeft', 'collapse GET /api/home'],
    ['click', 'Enter', 'select click'],
    ['click', ' ', 'select click'],
    ['click', 'a', 'nothing'],
  ])('on “%s”, %s: %s', (name, key, move) => expect(pressed(name, key)).toBe(move));

  it('opens a folded span before it goes in', () => {
    expect(pressed('GET /api/home', 'ArrowRight', ['GET /api/home'])).toBe('expand GET /api/home');
    expect(pressed('GET /api/home', 'ArrowLeft', ['GET /api/home'])).toBe('focus click');
  });

  it('starts at the first row where the focused one has gone', () => {
    expect(pressed('render', 'ArrowDown', ['click'])).toBe('focus click');
  });

  it('has nothing to do without rows', () => expect(moveFor([], undefined, 'ArrowDown')).toBeNull());
});

describe('the layout', () => {
  it('puts bars as fractions of the trace’s window', () => {
    const layout = layOut(tree);
    expect(layout.totalMs).toBe(100);
    const { offset, width } = layout.bar(branchOf('http-handler').span);
    expect(offset).toBeCloseTo(0.2, 9);
    expect(width).toBeCloseTo(0.5, 9);
  });

  it('marks the axis in round steps', () => {
    expect(layOut(tree).ticks.map((tick) => tick.ms)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(layOut(growTree(sketch('a 0..7'))).ticks.map((tick) => tick.ms)).toEqual([0, 2, 4, 6]);
  });

  it('starts several traces at the same left end, so that they compare', () => {
    const [first, second] = sketch('a 0..40\nb 5000..5020') as [StoredSpan, StoredSpan];
    const other = { ...second, traceId: 'b'.repeat(32) };
    const layout = layOut(growTree([first, other]));
    expect([layout.totalMs, layout.bar(first), layout.bar(other)]).toEqual([
      40,
      { offset: 0, width: 1 },
      { offset: 0, width: 0.5 },
    ]);
  });

  it('knows which moments lie on the axis', () => {
    const [span] = sketch('a 0..40') as [StoredSpan];
    const layout = layOut(growTree([span]));
    expect([-1n, 0n, 40_000_000n, 40_000_001n].map((at) => layout.holds(span.start + at, span.traceId))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(layout.holds(span.start, 'f'.repeat(32))).toBe(false);
  });

  it('takes a trace without any length, and a span that ends before it starts', () => {
    const [span] = sketch('a 5..5') as [StoredSpan];
    expect(layOut(growTree([span])).bar(span)).toEqual({ offset: 0, width: 0 });
    const [backwards, other] = sketch('a 9..5\nb 0..10') as [StoredSpan, StoredSpan];
    expect(layOut(growTree([backwards, other])).bar(backwards)).toEqual({ offset: 0.9, width: 0 });
  });
});

describe('the field search', () => {
  const [span] = sketch('http-handler {app.now=2026-03-01T09:00:00Z, app.result_length=3, http.route=/api/home}') as [
    StoredSpan,
  ];
  const found = (wanted: string): string[] =>
    searchFields(span, wanted).flatMap((group) => group.fields.map((field) => `${group.kind} ${field.key}`));

  it('finds keys', () => expect(found('app.')).toEqual(['attributes app.now', 'attributes app.result_length']));
  it('finds values, whatever the case', () => expect(found('/API/')).toEqual(['attributes http.route']));
  it('knows Honeycomb’s names', () => {
    expect(found('trace.trace_id')).toEqual(['span trace.trace_id']);
    expect(found('library.name')).toEqual(['scope library.name']);
    expect(found('service.name')).toEqual(['resource service.name']);
  });
  it('finds nothing where nothing is', () => expect(found('no such field')).toEqual([]));
  it('finds events and links too', () => {
    const events = [{ name: 'exception', time: span.start, attributes: {} }];
    const links = [{ traceId: 'c'.repeat(32), spanId: 'd'.repeat(16), traceState: '', attributes: {} }];
    const groups = searchFields({ ...span, events, links }, 'meta.annotation_type');
    expect(groups.map((group) => group.kind)).toEqual(['event', 'link']);
  });

  it('cuts a text at what was searched for', () => {
    expect(stretches('app.now and App.', 'app.')).toEqual([
      { at: 0, text: 'app.', hit: true },
      { at: 4, text: 'now and ', hit: false },
      { at: 12, text: 'App.', hit: true },
    ]);
    expect(stretches('anything', ' ')).toEqual([{ at: 0, text: 'anything', hit: false }]);
  });
});

describe('a service’s colour', () => {
  it('tells the practice services apart', () => {
    const services = ['frontend-next', 'backend-next', 'activities-service'];
    expect(new Set(services.map(serviceColour)).size).toBe(services.length);
  });

  it('is its own among those drawn together, as far as the palette goes', () => {
    const services = Array.from({ length: SERVICE_COLOURS }, (_, index) => `service-${index}`);
    expect(new Set(serviceColours(services).values()).size).toBe(SERVICE_COLOURS);
    expect(serviceColours([...services, 'one-more']).size).toBe(SERVICE_COLOURS + 1);
  });

  it('does not depend on who arrived first', () => {
    expect(serviceColours(['svc-5', 'svc-1'])).toEqual(serviceColours(['svc-1', 'svc-5']));
  });

  it('is one of the palette, whatever the name', () => {
    for (const name of ['', 'x', '漢字', 'a'.repeat(1000), 'backend-flask']) {
      expect(serviceColour(name)).toBeGreaterThanOrEqual(0);
      expect(serviceColour(name)).toBeLessThan(SERVICE_COLOURS);
    }
  });
});

describe('a moment', () => {
  it('keeps its nanoseconds', () =>
    expect(timeText(1_772_357_400_123_456_789n)).toBe('2026-03-01T09:30:00.123456789Z'));
});
