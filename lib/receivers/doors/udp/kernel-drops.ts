import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';

/** A socket that is bound. */
export interface BoundAt {
  address: string;
  port: number;
}

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');

const groupsIn = (part: string): number[] =>
  part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));

/** The eight groups of an IPv6 address, with the zeros that `::` stands for. */
function groupsOf(address: string): number[] {
  const [before = [], after = []] = address.split('::').map(groupsIn);
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

/** The octets of an address, in the order in which they travel. */
const octetsOf = (address: string): number[] =>
  isIPv6(address) ? groupsOf(address).flatMap((group) => [group >> 8, group & 255]) : address.split('.').map(Number);

/** As Linux writes it: `0100007F:07D0`, in groups of four octets, each with the least significant first. */
function writtenByLinux({ address, port }: BoundAt): string {
  const octets = octetsOf(address).map((octet) => hex(octet, 2));
  const words = Array.from({ length: octets.length / 4 }, (_none, at) => octets.slice(at * 4, at * 4 + 4));
  return `${words.map((word) => word.toReversed().join('')).join('')}:${hex(port, 4)}`;
}

/**
 * How many datagrams the kernel dropped since the sockets were bound, as their buffers were full.
 * @param tables the texts of `/proc/net/udp` and `/proc/net/udp6`, whose last column it is,
 *   https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html
 * @returns null where they do not tell of every one of the sockets
 */
export function dropsIn(tables: readonly string[], sockets: readonly BoundAt[]): number | null {
  const rows = tables.flatMap((table) => table.split('\n')).map((line) => line.trim().split(/\s+/));
  const dropsAt = new Map(rows.map((columns) => [columns[1] ?? '', Number(columns[12])]));
  const drops = sockets.map((socket) => dropsAt.get(writtenByLinux(socket)) ?? Number.NaN);
  return drops.some(Number.isNaN) ? null : drops.reduce((sum, each) => sum + each, 0);
}

/** The same from the running kernel; null where none of it can be asked, as anywhere but on Linux. */
export async function kernelDrops(sockets: readonly BoundAt[]): Promise<number | null> {
  const tables = await Promise.all(
    ['/proc/net/udp', '/proc/net/udp6'].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  return dropsIn(tables, sockets);
}
