import { array, assert, property, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packDatagrams, unpackDatagrams } from './datagrams.ts';

describe('a body of datagrams', () => {
  it('gives back what was packed into it, empty ones included', () => {
    assert(
      property(array(uint8Array()), (datagrams) => {
        expect(unpackDatagrams(packDatagrams(datagrams))).toEqual(datagrams);
      }),
    );
  });

  it('is read where it stands in the middle of other memory', () => {
    const packed = packDatagrams([Uint8Array.of(1, 2), Uint8Array.of(3)]);
    const around = new Uint8Array(packed.byteLength + 7);
    around.set(packed, 5);
    expect(unpackDatagrams(around.subarray(5, 5 + packed.byteLength))).toHaveLength(2);
  });

  it('is not taken for whole where it is cut off', () => {
    const packed = packDatagrams([Uint8Array.of(1, 2)]);
    expect(() => unpackDatagrams(packed.subarray(0, 5))).toThrow(RangeError);
  });
});
