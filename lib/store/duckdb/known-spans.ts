import type { DuckDBConnection } from '@duckdb/node-api';

const SMALLEST = 1 << 12;

/** 52 bits of a span id, plus one so that 0 can mean "free". A double holds it exactly. */
export const fingerprintOf = (spanId: string): number => Number.parseInt(spanId.slice(3), 16) + 1;

/**
 * Which spans the table may hold, by 52 bits of their id: says "no" for certain and "perhaps" now and then, so that a
 * batch without duplicates costs no look into the table. Sixteen to thirty-two bytes a span; nothing is ever removed
 * but by loading anew.
 */
export class KnownSpans {
  #slots = new Float64Array(SMALLEST);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  static async load(connection: DuckDBConnection): Promise<KnownSpans> {
    const known = new KnownSpans();
    const result = await connection.stream(`SELECT CAST('0x' || substr(span_id, 4) AS BIGINT) + 1 FROM spans`);
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      for (const fingerprint of chunk.getColumnValues(0)) known.#put(Number(fingerprint));
    }
    return known;
  }

  add(spanId: string): void {
    this.#put(fingerprintOf(spanId));
  }

  mayHold(spanId: string): boolean {
    return this.#slots[this.#find(fingerprintOf(spanId))] !== 0;
  }

  #put(fingerprint: number): void {
    const slot = this.#find(fingerprint);
    if (this.#slots[slot] !== 0) return;
    this.#slots[slot] = fingerprint;
    this.#size += 1;
    if (this.#size * 2 > this.#slots.length) this.#grow();
  }

  /** The slot that holds the fingerprint, or the free one where it belongs. */
  #find(fingerprint: number): number {
    const mask = this.#slots.length - 1;
    // Ids in a test count up from 1; multiplying spreads them.
    let slot = (Math.imul(fingerprint % 0x1_0000_0000, 0x9e37_79b1) >>> 7) & mask;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== fingerprint) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Float64Array(old.length * 2);
    for (const fingerprint of old) if (fingerprint !== 0) this.#slots[this.#find(fingerprint)] = fingerprint;
  }
}
