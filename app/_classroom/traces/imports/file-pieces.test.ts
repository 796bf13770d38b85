import { describe, expect, it } from 'vitest';
import { filePieces, TooLarge, type FilePiece, type PieceSizes } from './file-pieces.ts';

const sizes: PieceSizes = { part: 20, document: 60 };

/** A file as a browser gives it: in chunks whose ends mean nothing. */
async function* chunksOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function piecesOf(text: string, chunk = 7): Promise<FilePiece[]> {
  const pieces: FilePiece[] = [];
  for await (const piece of filePieces(chunksOf(text, chunk), sizes)) pieces.push(piece);
  return pieces;
}

const texts = (pieces: readonly FilePiece[]): string[] => pieces.map(({ body }) => new TextDecoder().decode(body));

describe('a file in parts', () => {
  const lines = `${Array.from({ length: 9 }, (_, nth) => JSON.stringify({ nth, ä: 'é' })).join('\n')}\n`;

  it.each([1, 3, 7, 50, 1000])('gives every byte once, in order, in whole lines, in chunks of %i', async (chunk) => {
    const parts = texts(await piecesOf(lines, chunk));
    expect(parts.join('')).toBe(lines);
    for (const part of parts.slice(0, -1)) expect(part.endsWith('\n')).toBe(true);
  });

  it('goes in several parts, of which the last alone is the last', async () => {
    const pieces = await piecesOf(lines);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.map(({ isLast }) => isLast)).toEqual([...pieces.slice(1).map(() => false), true]);
  });

  it('counts the line that each begins with, and the bytes up to its end', async () => {
    const pieces = await piecesOf(lines);
    for (const [nth, { line, upTo }] of pieces.entries()) {
      const before = texts(pieces.slice(0, nth)).join('');
      expect(line).toBe(before.split('\n').length);
      expect(upTo).toBe(new TextEncoder().encode(before + texts([pieces[nth] as FilePiece]).join('')).length);
    }
  });

  it('stays whole where one document goes over many lines', async () => {
    const text = JSON.stringify({ a: 1, b: [1, 2, 3] }, null, 2);
    expect(text.length).toBeGreaterThan(sizes.part);
    expect(texts(await piecesOf(text))).toEqual([text]);
  });

  it('stays whole where it has one line, and where it has nothing', async () => {
    expect(texts(await piecesOf('{"a":1,"b":"twenty letters and more"}'))).toHaveLength(1);
    expect(await piecesOf('')).toMatchObject([{ line: 1, isLast: true, upTo: 0 }]);
  });

  it('is not taken further where a document is too large to be held, and says at which line', async () => {
    await expect(piecesOf(`[\n${' '.repeat(100)}\n]`)).rejects.toThrow(TooLarge);
    await expect(piecesOf(`{}\n{}\n{"a":"${'x'.repeat(100)}"}\n`, 3)).rejects.toMatchObject({ line: 3 });
  });
});
