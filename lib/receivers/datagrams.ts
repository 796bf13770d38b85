/** Before each datagram stands its length, in four bytes, the most significant first. */
const LENGTH_BYTES = 4;

/**
 * Datagrams as one body, in order of arrival. A burst of thousands travels to the engine as a few deliveries of the door
 * `daemon-udp`, and each of its datagrams is still told from the next.
 */
export function packDatagrams(datagrams: readonly Uint8Array[]): Uint8Array {
  const length = datagrams.reduce((sum, { byteLength }) => sum + LENGTH_BYTES + byteLength, 0);
  const body = new Uint8Array(length);
  const view = new DataView(body.buffer);
  let at = 0;
  for (const datagram of datagrams) {
    view.setUint32(at, datagram.byteLength);
    body.set(datagram, at + LENGTH_BYTES);
    at += LENGTH_BYTES + datagram.byteLength;
  }
  return body;
}

/** The datagrams of such a body, as views of it. Throws where it was packed by something else, which only a bug does. */
export function unpackDatagrams(body: Uint8Array): Uint8Array[] {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const datagrams: Uint8Array[] = [];
  for (let at = 0; at < body.byteLength;) {
    const start = at + LENGTH_BYTES;
    at = start + view.getUint32(at);
    if (at > body.byteLength) throw new RangeError('A body of datagrams is cut off.');
    datagrams.push(body.subarray(start, at));
  }
  return datagrams;
}
