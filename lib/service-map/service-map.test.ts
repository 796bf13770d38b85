import { describe, expect, it } from 'vitest';
import { sketch } from '../../tests/support/sketch.ts';
import { growTree } from '../waterfall/tree.ts';
import { graphOf, type ServiceGraph } from './graph-of.ts';
import { layMap, NODE_HEIGHT, NODE_WIDTH } from './lay-map.ts';
import { linksOf } from './links-of.ts';
import { linkText } from './map-words.ts';

const graph = (outline: string): ServiceGraph => graphOf(linksOf(growTree(sketch(outline))));
const words = ({ nodes, edges }: ServiceGraph): string[] => {
  const nameOf = (key: string): string | undefined => nodes.find((node) => node.key === key)?.name;
  return edges.map(({ from, to, link }) => `${nameOf(from)} → ${nameOf(to)}: ${linkText(link)}`);
};

describe('the service map of a trace', () => {
  it('has a place for each service, and an arrow for what one asked of another', () => {
    const map = graph(`
      click @browser 0..100
        GET @browser [client] 5..95
          GET /home @backend [server] 10..90
            ask @backend [client] 20..60
              serve @activities [server] 25..55
            ask @backend [client] 60..80
              serve @activities [server] 62..72 !boom
    `);
    expect(map.nodes.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'service activities',
      'service backend',
      'service browser',
    ]);
    expect(words(map)).toEqual(['backend → activities: 2 calls, 1 failed, p95 30.0 ms', 'browser → backend: 1 call, 80.0 ms']);
  }); // prettier-ignore

  it('shows what sends no spans by what its callers say of it', () => {
    const map = graph(`
      root @api 0..9
        query @api [client] 1..2 {db.system=postgresql}
        publish @api [producer] 2..3 {messaging.system=kafka}
        ask @api [client] 3..4 {server.address=example.test}
        ask @api [client] 4..5
    `);
    expect(map.nodes.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'service api',
      'remote example.test',
      'queue kafka',
      'database postgresql',
    ]);
    expect(map.edges).toHaveLength(3);
  });

  it('has one place for what a caller calls by the name under which it sends spans', () => {
    const map = graph('ask @web [client] 0..9 {peer.service=api}\nserve @api [server] 1..2');
    expect(map.nodes.map(({ name }) => name)).toEqual(['api', 'web']);
    expect(words(map)).toEqual(['web → api: 1 call, 9.00 ms']);
  });

  it('of one service is that place alone', () => {
    expect(graph('root @one\n  child @one')).toMatchObject({ nodes: [{ name: 'one', sum: { spans: 2, requests: 1 } }], edges: [] }); // prettier-ignore
  });
});

describe('the layout of a map', () => {
  const map = graph('a @a 0..9\n  b @b [server] 1..5\n    c @c [server] 2..3\n    a @a 3..4\n  c @c [server] 6..7');

  const { nodes, width, height } = layMap(map);

  it('puts callers before what they call', () => {
    const leftToRight = nodes.toSorted((one, other) => one.x - other.x).map(({ node }) => node.name);
    expect(leftToRight).toEqual(['a', 'b', 'c']);
  });

  it('puts no place on another, and all of them on the map', () => {
    for (const [nth, one] of nodes.entries()) {
      const onTop = nodes.slice(nth + 1).filter(({ x, y }) => Math.abs(x - one.x) < NODE_WIDTH && Math.abs(y - one.y) < NODE_HEIGHT); // prettier-ignore
      expect(onTop).toEqual([]);
      expect([one.x >= 0, one.y >= 0, one.x + NODE_WIDTH <= width, one.y + NODE_HEIGHT <= height]).toEqual([true, true, true, true]); // prettier-ignore
    }
  });

  it('gives every arrow a way, there and back', () => {
    const { edges } = layMap(map, 'TB');
    expect(edges).toHaveLength(4);
    for (const { points } of edges) expect(points.length).toBeGreaterThanOrEqual(2);
  });

  it('is the same each time, and nothing where nothing is', () => {
    expect(layMap(map)).toEqual(layMap(map));
    expect(layMap({ nodes: [], edges: [] })).toMatchObject({ nodes: [], edges: [] });
  });

  it('takes names that a record keeps for itself', () => {
    const hostile = graph('a @__proto__ 0..9\n  b @constructor [server] 1..5');
    expect(layMap(hostile).edges).toHaveLength(1);
  });
});
