import { describe, expect, it } from 'vitest';
import { faultIn, offsetOf, placeAt } from './json-text.ts';

describe('a text that is not JSON', () => {
  it.each<[string, string, number, string]>([
    ['is cut off', '{"a": [1, 2', 11, 'ends in the middle'],
    ['is cut off in a string', '{"a": "b', 8, 'ends in the middle'],
    ['has a comment', '{ // why\n"a": 1}', 2, 'no comments'],
    ['has a comma too many', '[1,]', 3, 'a comma stands before the end'],
    ['lacks a comma', '{"a": 1 "b": 2}', 8, 'a comma or “}”'],
    ['has single quotes', "{'a': 1}", 1, 'a key in double quotes'],
    ['has a word that JSON does not know', '{"a": NaN}', 6, 'a value belongs here'],
    ['goes on after its end', '{} {}', 3, 'follows the end'],
    ['holds a bare line break in a string', '["a\nb"]', 3, 'control character'],
    ['escapes nothing', '["\\x"]', 2, 'a backslash'],
    ['is empty', '', 0, 'ends in the middle'],
  ])('%s: says where and why', (_, text, offset, why) => {
    const fault = faultIn(text);
    expect(fault?.offset).toBe(offset);
    expect(fault?.why).toContain(why);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('may be as deep as it is long', () => {
    expect(faultIn('['.repeat(1_000_000))?.offset).toBe(1_000_000);
  });
});

describe('a text that is JSON', () => {
  const text = '{\n  "": 0,\n  "a": [{"b": -1.5e3}, null, "x\\u00e9\\n"],\n  "c": true\n}\n';

  it('has no fault', () => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(faultIn(text)).toBeNull();
  });

  it.each<[(string | number)[], number]>([
    [['a', 0, 'b'], 3],
    [['c'], 4],
    [['a', 7], 3],
    [['gone', 'too'], 1],
    [[], 1],
  ])('shows the line of %j, or of the nearest that is there', (path, line) => {
    expect(placeAt(text, offsetOf(text, path)).line).toBe(line);
  });

  it('counts columns as an editor does', () => {
    expect(placeAt(text, offsetOf(text, ['c']))).toEqual({ line: 4, column: 8 });
  });
});
