import { describe, expect, it } from 'vitest';
import { dropsIn } from './kernel-drops.ts';

const V4 = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
 9835: 0100007F:07D0 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 1278535 2 0000000054303d9c 17
 9836: 0200007F:07D0 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 1278536 2 0000000054303d9c 1000
 9837: 0100007F:07D1 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 1278537 2 0000000054303d9c 2000
`;
const V6 = `  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
 9835: 00000000000000000000000001000000:07D0 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 1278534 2 000000000793352a 3
 9836: B80D01200000000067452301EFCDAB89:07D0 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 1278539 2 000000000793352a 40
`;
const port = 2000;

describe('what the kernel dropped', () => {
  it('is the sum over our own sockets, and nobody else’s', () => {
    const sockets = [
      { address: '127.0.0.1', port },
      { address: '::1', port },
    ];
    expect(dropsIn([V4, V6], sockets)).toBe(20);
    expect(dropsIn([V4, V6], [{ address: '2001:db8::123:4567:89ab:cdef', port }])).toBe(40);
  });

  it('is unknown where a socket is not told of', () => {
    expect(dropsIn([V4, ''], [{ address: '::1', port }])).toBeNull();
    expect(dropsIn(['', ''], [{ address: '127.0.0.1', port }])).toBeNull();
    expect(dropsIn([V4.replaceAll(/\d+$/gm, '')], [{ address: '127.0.0.1', port }])).toBeNull();
  });
});
