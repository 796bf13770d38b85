import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
  it('writes the sample of RFC 8785, section 3.2.2, as its section 3.2.3 does', () => {
    const sample = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(sample)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts keys by UTF-16 code units, as RFC 8785, section 3.2.3, sorts them', () => {
    const sample = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 };
    expect(Object.keys(JSON.parse(canonicalJson(sample)) as object).filter((key) => key !== '1')).toEqual([
      '\r', '\u0080', 'ö', '\u20ac', '\u{1f600}', '\ufb33',
    ]); // prettier-ignore
  });

  it('is the same whatever order the keys came in, and writes minus zero as zero', () => {
    expect(canonicalJson({ b: [-0, { d: 1, c: 2 }], a: '' })).toBe('{"a":"","b":[0,{"c":2,"d":1}]}');
    expect(canonicalJson({ a: '', b: [0, { c: 2, d: 1 }] })).toBe(canonicalJson({ b: [0, { d: 1, c: 2 }], a: '' }));
  });

  it('refuses what it forbids: half a character, a number that is none', () => {
    expect(() => canonicalJson('\ud800')).toThrow('half a character');
    expect(() => canonicalJson({ '\udc00': 1 })).toThrow('half a character');
    expect(() => canonicalJson([Number.NaN])).toThrow('NaN');
  });
});
