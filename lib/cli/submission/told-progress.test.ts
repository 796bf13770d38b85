import { expect, it } from 'vitest';
import { withProgress } from './told-progress.ts';

it('says how far a long file is read, and nothing of a short one', async () => {
  const said: string[] = [];
  const chunk = Buffer.alloc(1024 * 1024);
  const open = (count: number) =>
    async function* () {
      for (let nth = 0; nth < count; nth += 1) yield chunk;
    };
  const files = [
    { name: 'long.jsonl', open: open(40) },
    { name: 'short.json', open: open(2) },
  ];
  let bytes = 0;
  for (const file of withProgress(files, { doing: (what) => said.push(what) })) {
    for await (const each of file.open()) bytes += each.length;
  }
  expect(said).toEqual(['reading long.jsonl · 16 MiB …', 'reading long.jsonl · 32 MiB …']);
  expect(bytes).toBe(42 * chunk.length);
});
