import { describe, expect, it } from 'vitest';
import type { StoredSpan } from '../telemetry/span.ts';
import { sketch } from '../../tests/support/sketch.ts';
import { criticalPath } from './critical-path.ts';
import { foldToLevels } from './fold.ts';
import { ghostFacts } from './ghost-reasons.ts';
import { MISSING_NAME } from '../telemetry/missing-parent.ts';
import { withGhosts } from './ghosts.ts';
import { walk } from './outline.ts';
import { visibleRows } from './rows.ts';
import { branchKey, growTree } from './tree.ts';
import type { Branch } from './tree.ts';

const text = `
  GET /home 0..100
    lost parent 10..80 [server]
      query one 20..30
        parse 22..24
      query two 60..75
    render 85..95
`;
const all = sketch(text);
const torn = all.filter(({ name }) => name !== 'lost parent');
const idOf = (name: string): string => all.find((span) => span.name === name)?.spanId ?? '';

const rooted = (spans: StoredSpan[]): { roots: Branch[] } => ({ roots: withGhosts(growTree(spans)) });
const rowsOf = (spans: StoredSpan[], folds: ReadonlySet<string> = new Set()): Branch[] =>
  visibleRows(rooted(spans), folds).map(({ branch }) => branch);
const drawn = (spans: StoredSpan[]): string[] =>
  rowsOf(spans).map(({ depth, span }) => `${'  '.repeat(depth)}${span.name}`);
const ghostIn = (spans: StoredSpan[]): Branch => rowsOf(spans).find(({ isGhost }) => isGhost) as Branch;

describe('a parent that has not arrived', () => {
  it('has a row above those that name it, so that they stand together', () => {
    expect(drawn(torn)).toEqual([
      'GET /home', '  render', MISSING_NAME, '  query one', '    parse', '  query two',
    ]); // prettier-ignore
  });

  it('has its own id, and the time that its children span', () => {
    const { span, startNs, endNs, below } = ghostIn(torn);
    expect([span.spanId, span.parentId]).toEqual([idOf('lost parent'), null]);
    expect([startNs / 1e6, endNs / 1e6, below]).toEqual([20, 75, 3]);
    expect(Number(span.end - span.start) / 1e6).toBe(55);
  });

  it('has one row, however many name it, and each missing parent its own', () => {
    const spans = sketch('a 0..9\nb ^nobody 1..2\nc ^nobody 3..4');
    const other = { ...(spans[2] as StoredSpan), spanId: 'c'.repeat(16), parentId: 'b'.repeat(16) };
    expect(rowsOf([...spans, other]).filter(({ isGhost }) => isGhost)).toHaveLength(2);
  });

  it('has a row in each trace that names its id', () => {
    const spans = sketch('b ^nobody 1..2');
    const elsewhere = { ...(spans[0] as StoredSpan), traceId: 'b'.repeat(32) };
    expect(new Set(rowsOf([...spans, elsewhere]).map(({ span }) => branchKey(span))).size).toBe(4);
  });

  it('has no row where a client made it up to begin the trace', () => {
    const tree = growTree(sketch('b ^nobody 1..2'), { syntheticRoots: ['f'.repeat(16)] });
    expect(withGhosts(tree)).toBe(tree.roots);
  });

  it('has no length where its only child ends before it starts', () => {
    const { startNs, endNs, span } = ghostIn(sketch('b ^nobody 9..2'));
    expect([startNs - endNs, span.end - span.start]).toEqual([0, 0n]);
  });

  it('tells each row its level and its place among its siblings', () => {
    const places = rowsOf(torn).map(({ depth, position, siblings }) => [depth, position, siblings]);
    expect(places).toEqual([[0, 1, 2], [1, 1, 1], [0, 2, 2], [1, 1, 2], [2, 1, 1], [1, 2, 2]]); // prettier-ignore
  });

  it('folds like any other row', () => {
    const key = branchKey(ghostIn(torn).span);
    expect(rowsOf(torn, new Set([key])).map(({ span }) => span.name)).toEqual(['GET /home', 'render', MISSING_NAME]);
    expect(foldToLevels(rooted(torn), 1).has(key)).toBe(true);
  });
});

describe('when the parent arrives', () => {
  it('takes the place of its row, and no other row moves', () => {
    const orphaned = sketch('lost parent 0..100\n  query one 20..30\n  query two 60..75').slice(1);
    const whole = sketch('lost parent 0..100\n  query one 20..30\n  query two 60..75');
    const keys = (spans: StoredSpan[]): string[] => rowsOf(spans).map(({ span }) => branchKey(span));
    expect(keys(orphaned)).toEqual(keys(whole));
    expect(rowsOf(whole).some(({ isGhost }) => isGhost)).toBe(false);
  });

  it('stays folded where its row was', () => {
    const folds = new Set([branchKey(ghostIn(torn).span)]);
    expect(rowsOf(all, folds).map(({ span }) => span.name)).toEqual(['GET /home', 'lost parent', 'render']);
  });
});

describe('the row of a missing parent is no span', () => {
  const tree = growTree(torn);
  const before = { size: tree.size, services: tree.services, hasRoot: tree.hasRoot, count: walk(tree.roots).length };
  withGhosts(tree);

  it('and the tree counts none', () => {
    const { size, services, hasRoot, roots } = tree;
    expect({ size, services, hasRoot, count: walk(roots).length }).toEqual(before);
    expect(walk(roots).some(({ isGhost }) => isGhost)).toBe(false);
    expect(tree.find({ traceId: torn[0]?.traceId ?? '', spanId: idOf('lost parent') })).toBeUndefined();
  });

  it('and nobody waited for it', () => {
    expect(criticalPath(growTree(torn))).toMatchObject({ root: { span: { name: 'GET /home' } } });
    const only = growTree(torn.filter(({ name }) => name.startsWith('query')));
    withGhosts(only);
    expect(criticalPath(only).root?.span.name).toBe('query two');
  });
});

const facts = (child: Partial<StoredSpan>[]) => {
  const [span] = sketch('b ^nobody 1..2') as [StoredSpan];
  return ghostFacts(ghostIn(child.map((each, nth) => ({ ...span, spanId: String(nth).repeat(16), ...each }))));
};

describe('why a parent is missing', () => {
  it('is told by where its children say that it lived', () => {
    expect(facts([{ flags: 0x101 }])).toMatchObject({ home: 'same-process', certain: true, finding: 'span.not-ended' });
    expect(facts([{ flags: 0x301 }])).toMatchObject({
      home: 'other-process', certain: true, finding: 'relation.parent-missing',
    }); // prettier-ignore
  });

  it('is told by their kind where they do not say it', () => {
    expect(facts([{ flags: 1, kind: 'server' }])).toMatchObject({ home: 'other-process', certain: false });
    expect(facts([{ flags: null, kind: 'client' }])).toMatchObject({ home: 'same-process', certain: false });
  });

  it('is told by a child of its own process before one that it called', () => {
    const told = facts([
      { flags: 0x301, service: 'callee' },
      { flags: 0x101, service: 'caller' },
    ]);
    expect([told.home, told.witness.span.service]).toEqual(['same-process', 'caller']);
  });

  it('has a remedy for each reason', () => {
    for (const { reasons } of [facts([{ kind: 'server' }]), facts([{ kind: 'client' }])]) {
      expect(reasons.length).toBeGreaterThan(3);
      expect(reasons.every(({ title, how, remedy }) => title !== '' && how !== '' && remedy !== '')).toBe(true);
    }
  });
});
