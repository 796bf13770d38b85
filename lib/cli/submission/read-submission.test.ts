import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { protobufOf } from '../../../tests/interop/protobuf-of.ts';
import { readSubmission, submissionLimits, type Submission } from './read-submission.ts';
import { sourceFiles } from './source-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spanwalk-submission-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const span = (nth: number): Record<string, unknown> => ({
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: nth.toString(16).padStart(16, '0'),
  name: 'http-handler',
  startTimeUnixNano: '1544712660000000000',
  endTimeUnixNano: '1544712661000000000',
});
const request = (...spans: unknown[]): Record<string, unknown> => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
const holding = (nths: number[]): string =>
  JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: nths.map(span) }] }] });
const line = (...nths: number[]): string => holding(nths);
const message = (...nths: number[]): Buffer => Buffer.from(protobufOf(request(...nths.map(span))));

/** A message as the Collector's file exporter frames it. */
function framed(body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

async function reading(files: Record<string, string | Buffer>, limits = {}): Promise<Submission> {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const found = sourceFiles([folder], undefined);
  const read = await readSubmission(found.files, { ...submissionLimits, ...limits });
  for (const each of read.problems) each.message = each.message.replaceAll(folder, '');
  return read;
}

const told = ({ problems }: Submission): string[] => problems.map(({ message: said }) => said);
const ids = ({ spans }: Submission): number[] => spans.map(({ spanId }) => Number.parseInt(spanId, 16));

describe('a submission', () => {
  it.each<[string, string, string | Buffer]>([
    ['one JSON document', 'a.json', line(1, 2)],
    ['a document over many lines', 'a.json', JSON.stringify(request(span(1), span(2)), null, 2)],
    ['a document a line', 'a.jsonl', `${line(1)}\n\n${line(2)}\n`],
    ['lines from Windows, with a byte order mark', 'a.json', `\uFEFF${line(1)}\r\n${line(2)}\r\n`],
    ['a list of documents', 'a.json', `[${line(1)}, ${line(2)}]`],
    ['JSON packed with gzip', 'a.json.gz', zlib.gzipSync(`${line(1)}\n${line(2)}`)],
    ['one protobuf message', 'a.bin', message(1, 2)],
    [
      'protobuf as the Collector’s file exporter frames it',
      'a.pb',
      Buffer.concat([framed(message(1)), framed(message(2))]),
    ],
    [
      'framed protobuf packed with gzip',
      'a.pb.gz',
      zlib.gzipSync(Buffer.concat([framed(message(1)), framed(message(2))])),
    ],
    ['framed JSON', 'a.bin', Buffer.concat([framed(Buffer.from(line(1))), framed(Buffer.from(line(2)))])],
  ])('is read from %s', async (_, name, content) => {
    const read = await reading({ [name]: content });
    expect(told(read)).toEqual([]);
    expect(ids(read)).toEqual([1, 2]);
  });

  it('may lie in several files and folders, which are read by name', async () => {
    mkdirSync(join(folder, 'b'));
    writeFileSync(join(folder, 'b/2.json'), line(2));
    writeFileSync(join(folder, 'notes.txt'), 'not telemetry');
    symlinkSync('/etc', join(folder, 'linked.json'));
    expect(ids(await reading({ 'a.json': line(1), 'c.json': line(3) }))).toEqual([1, 2, 3]);
  });

  it('may hold any number of spans in one document, accepted or refused', async () => {
    const many = Array.from({ length: 150_000 }, (_each, nth) => nth + 1);
    expect((await reading({ 'a.json': holding(many) }, { kept: 200_000 })).spans).toHaveLength(150_000);
    expect((await reading({ 'a.json': holding(many.map(() => 0)) }, { kept: 200_000 })).refused).toHaveLength(150_000);
  });

  it('holds log records beside the spans, and passes over metrics', async () => {
    const logRecords = [{ severityText: 'INFO', body: { stringValue: 'hi' }, timeUnixNano: '1544712660000000000' }];
    const logs = JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
    const read = await reading({ 'a.jsonl': `${logs}\n{"resourceMetrics":[]}\n${line(1)}` });
    expect([told(read), ids(read)]).toEqual([[], [1]]);
    expect(read.logs.map(({ severityText }) => severityText)).toEqual(['INFO']);
  });

  it('is judged by so many spans and no more, and says so', async () => {
    const read = await reading({ 'a.json': line(1, 2, 3) }, { kept: 2 });
    expect(ids(read)).toEqual([1, 2]);
    expect(told(read)).toEqual(['the submission: more than 2 spans or log records; 1 were not looked at.']);
  });

  it('keeps no more refusals than that, however many lines hold nothing but bad spans', async () => {
    const bad = JSON.stringify(request({ ...span(1), traceId: 'no' }));
    const read = await reading({ 'a.jsonl': `${bad}\n`.repeat(5) }, { kept: 2 });
    expect(read.refused).toHaveLength(2);
    expect(told(read)).toEqual(['the submission: more than 2 spans or log records; 3 were not looked at.']);
  });
});

describe('a file that is not as it should be', () => {
  const cut = message(1).subarray(0, -5);
  it.each<[string, string | Buffer, string, number[]]>([
    ['is empty', '', '/a.json: the file is empty.', []],
    ['is blank', '\n \n', '/a.json: the file is blank.', []],
    [
      'is cut off',
      line(1).slice(0, -3),
      `/a.json, line 1, column ${line(1).length - 2}: this is not JSON: it ends`,
      [],
    ],
    [
      'has a broken line',
      `${line(1)}\n{"resourceSpans":]}\n${line(3)}`,
      '/a.json, line 2, column 18: this is not JSON: a value',
      [1, 3],
    ],
    ['has a broken first line', `{"resourceSpans":]}\n${line(3)}`, '/a.json, line 1, column 18: this is not JSON', [3]],
    [
      'has a slip deep inside',
      '{\n  "resourceSpans": [\n    {"scopeSpans": [}\n  ]\n}',
      '/a.json, line 3, column 21: this is not JSON: a value',
      [],
    ],
    [
      'has comments',
      '{ // mine\n"resourceSpans": []}',
      '/a.json, line 1, column 3: this is not JSON: JSON has no comments',
      [],
    ],
    ['is text', 'hello\nworld', '/a.json, line 1, column 1: this is not JSON: a value belongs here', []],
    ['is of another schema', '{"foo":1}', '/a.json, line 1: this is not OTLP: no resourceSpans.', []],
    ['is Jaeger’s', '{"data":[{"traceID":"1"}]}', 'no resourceSpans (it looks like the answer of Jaeger’s API)', []],
    [
      'is snake case',
      '{"resource_spans":[]}',
      '/a.json, line 1: this is not OTLP in JSON: its keys are snake_case',
      [],
    ],
    ['has one good and one strange document', `${line(1)}\n{"foo":1}`, '/a.json, line 2: this is not OTLP', [1]],
    ['is UTF-16', Buffer.from(`\uFEFF${line(1)}`, 'utf16le'), '/a.json, byte 0: this is UTF-16', []],
    [
      'is a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      '/a.json, byte 0: this is neither',
      [],
    ],
    ['is gzip that is cut off', zlib.gzipSync(line(1)).subarray(0, 60), '/a.json: the packed data is cut off.', []],
    ['is protobuf that is cut off', cut, '/a.json: this is not OTLP in protobuf', []],
    [
      'has a frame that is cut off',
      Buffer.concat([framed(message(1)), framed(message(2)).subarray(0, -1)]),
      `/a.json, byte ${framed(message(1)).length}: a message of`,
      [1],
    ],
    [
      'has a second frame with an absurd length',
      Buffer.concat([framed(message(1)), Buffer.from([0x7f, 0, 0, 0, 1])]),
      'a message has 2032 MiB, or the length is wrong',
      [1],
    ],
  ])('and %s: names the file and the place, and goes on', async (_, content, said, kept) => {
    const read = await reading({ 'a.json': content, 'b.json': line(9) });
    expect(told(read)[0]).toContain(said);
    expect(read.problems.every(({ hint }) => hint.length > 10)).toBe(true);
    expect(ids(read)).toEqual([...kept, 9]);
  });

  it('says of a document beyond the limit how large it is, and reads the lines around it', async () => {
    const limits = { document: 2000 };
    const long = line(...Array.from({ length: 50 }, (_, nth) => nth + 10));
    const read = await reading({ 'a.jsonl': `${line(1)}\n${long}\n${line(3)}` }, limits);
    expect(told(read)[0]).toContain('/a.jsonl, line 2: one JSON document of 0 MiB stands here');
    expect(ids(read)).toEqual([1, 3]);
    const pretty = await reading({ 'a.jsonl': JSON.stringify(JSON.parse(long), null, 1) }, limits);
    expect(told(pretty)[0]).toContain('/a.jsonl: this is one JSON document of more than 0 MiB');
  });

  it('stops where a packed file becomes too much, and keeps what came before', async () => {
    const packed = zlib.gzipSync(`${line(1)}\n${' '.repeat(1_000_000)}\n${line(2)}`);
    const read = await reading({ 'a.jsonl.gz': packed, 'b.json': line(3) }, { unpacked: 500_000 });
    expect(told(read)).toEqual(['/a.jsonl.gz: the packed data is too much.']);
    expect(ids(read)).toEqual([1, 3]);
  });

  it('leaves no file open that it did not read to its end', async () => {
    let isOpen = true;
    const endless = async function* (): AsyncGenerator<Buffer> {
      try {
        for (;;) yield Buffer.from('no JSON\n');
      } finally {
        isOpen = false;
      }
    };
    const read = await readSubmission([{ name: 'a.json', open: endless }], { ...submissionLimits, document: 2000 });
    expect(told(read)[0]).toContain('a.json: this is one JSON document of more than');
    expect(isOpen).toBe(false);
  });

  it('says that a folder holds nothing, and that a file is not there', () => {
    const { problems } = sourceFiles([folder, join(folder, 'gone.json')], undefined);
    expect(problems.map(({ code }) => code)).toEqual(['file/none', 'file/unreadable']);
  });

  it('refuses a span by name and place, beside the good ones', async () => {
    const read = await reading({ 'a.jsonl': `${line(1)}\n${JSON.stringify(request({ ...span(2), traceId: 'zz' }))}` });
    expect(ids(read)).toEqual([1]);
    expect(read.refused[0]?.message).toContain('a.jsonl, line 2: The span “http-handler” was refused');
  });
});
