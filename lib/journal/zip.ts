import { crc32, deflateRawSync } from 'node:zlib';

export interface ZippedFile {
  /** With `/` between folders. */
  path: string;
  text: string;
}

/** The moment as ZIP writes it, in UTC: two seconds are the least it can tell, and 1980 is its first year. */
function dosTime(at: number): { time: number; date: number } {
  const when = new Date(at);
  const year = Math.min(127, Math.max(0, when.getUTCFullYear() - 1980));
  return {
    time: (when.getUTCHours() << 11) | (when.getUTCMinutes() << 5) | (when.getUTCSeconds() >> 1),
    date: (year << 9) | ((when.getUTCMonth() + 1) << 5) | when.getUTCDate(),
  };
}

const UTF8_NAMES = 1 << 11;
const DEFLATED = 8;
const VERSION = 20;

/** What the local header and the directory say alike, from “version needed” to “extra field length”. */
function described(name: Buffer, packed: Buffer, plain: Buffer, at: number): Buffer {
  const fields = Buffer.alloc(26);
  const { time, date } = dosTime(at);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(time, 6);
  fields.writeUInt16LE(date, 8);
  fields.writeUInt32LE(crc32(plain), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(plain.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

const uint32 = (value: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return four;
};

/**
 * Files as one ZIP archive, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. Small ones, whole in memory.
 *
 * @param at when they were written, Unix milliseconds
 */
export function zip(files: readonly ZippedFile[], at: number): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, text } of files) {
    const name = Buffer.from(path, 'utf8');
    const plain = Buffer.from(text, 'utf8');
    const packed = deflateRawSync(plain);
    const said = described(name, packed, plain, at);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), said, name, packed]);
    // Version made by; then, after what is said alike: no comment, disk 0, no attributes, and where the file begins.
    const made = Buffer.from([VERSION, 0]);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), made, said, Buffer.alloc(10), uint32(offset), name]),
    );
    locals.push(local);
    offset += local.length;
  }
  return Buffer.concat([...locals, ...directory, endOf(directory, offset)]);
}

function endOf(directory: readonly Buffer[], offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return end;
}
