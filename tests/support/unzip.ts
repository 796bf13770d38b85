import { crc32, inflateRawSync } from 'node:zlib';

const ENTRY = Buffer.from('PK\u0001\u0002', 'latin1');
const END = Buffer.from('PK\u0005\u0006', 'latin1');

/** What a local header holds before its file’s name, in bytes; an entry of the directory has 16 more. */
const HEADER = 30;

/**
 * The files of a ZIP archive as texts, by their paths, as its directory lists them.
 * @throws where it is no archive, or a file is not what its checksum says
 */
export function unzip(archive: Buffer): Record<string, string> {
  const end = archive.lastIndexOf(END);
  if (end === -1) throw new Error('This is no ZIP archive.');
  const files: Record<string, string> = {};
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (!archive.subarray(at, at + 4).equals(ENTRY)) throw new Error('The directory of the archive is broken.');
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field)) as [number, number, number];
    const nameAt = at + HEADER + 16;
    const path = archive.toString('utf8', nameAt, nameAt + name);
    const local = archive.readUInt32LE(at + 42);
    const from = local + HEADER + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = inflateRawSync(archive.subarray(from, from + archive.readUInt32LE(at + 20)));
    if (crc32(content) !== archive.readUInt32LE(at + 16)) throw new Error(`${path} is damaged.`);
    files[path] = content.toString('utf8');
    at = nameAt + name + extra + comment;
  }
  return files;
} // prettier-ignore
