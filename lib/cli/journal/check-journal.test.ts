import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { journal, step } from '../../../tests/support/journal.ts';
import { keyIdOf, signJournal } from '../../journal/signing.ts';
import { run } from '../command-line.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const good = JSON.stringify(signJournal(journal(), privateKey));

async function typed(files: Record<string, string>, ...args: string[]) {
  const said = { out: '', err: '' };
  const status = await run(['check', ...args], {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    isTerminal: false,
    colours: false,
    readFile: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error('no such file');
      return text;
    },
    writeFile: () => {},
  });
  return { status, ...said };
}

const KEY = ['--public-key', 'key.pem'];
const check = (text: string, ...args: string[]) =>
  typed({ 'journal.json': text, 'key.pem': pem, token: ' secret\n' }, '--journal', 'journal.json', ...args);

describe('spanwalk check --journal', () => {
  it('says whose a genuine journal is, when it was written, and which steps are done', async () => {
    const { status, out, err } = await check(good, ...KEY);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('who      Ada Lovelace (workspace ada-lovelace)');
    expect(out).toContain('written  2026-03-01 09:30:00 UTC');
    expect(out).toContain('steps    1 of 2 done');
    expect(out).toMatch(/✓ creating-a-span {2}2026-03-01 09:29:00 UTC {2}after passed, 100 of 100; with a note/);
    expect(out).toContain(`genuine: signed with the key ${keyIdOf(publicKey)}`);
  });

  it('names the parts that were changed since, and ends with 1', async () => {
    const copy = JSON.parse(good) as ReturnType<typeof signJournal>;
    copy.journal.steps[1]!.done = { at: 1, variant: null };
    const { status, out } = await check(JSON.stringify(copy), ...KEY);
    expect(status).toBe(1);
    expect(out).toContain('What it says now, which is not what was signed');
    expect(out).toContain('1 part differs since.\n  ✗ step videos: changed\n');
  });

  it('names a field that was added to it, and says what the part “about” is', async () => {
    const more = JSON.parse(good) as { journal: Record<string, unknown> };
    Object.assign(more.journal, { workspace: 'eve', extra: 1 });
    const added = await check(JSON.stringify(more), ...KEY);
    expect([added.status, added.out]).toEqual([1, expect.stringContaining('2 parts differ since.\n  ✗ journal.workspace: added\n  ✗ journal.extra: added\n')]);
    const other = JSON.parse(good) as ReturnType<typeof signJournal>;
    other.journal.student.workspace = 'eve';
    const { out } = await check(JSON.stringify(other), ...KEY);
    expect(out).toContain('✗ about (whose it is, when it was written, its lessons and which parts it has): changed');
  }); // prettier-ignore

  it.each([
    ['query', 'the student’s query failed, 40 of 100'],
    ['answer', 'the student’s answers failed, 40 of 100'],
    ['resource', 'what was set up failed, 40 of 100'],
  ] as const)('says what the verdict on a step of the kind %s is on', async (kind, said) => {
    const [verdict] = step().verdicts;
    const verdicts = [{ ...verdict!, variant: 'student', status: 'failed' as const, score: 40 }];
    const signed = signJournal(journal({ steps: [step({ kind, verdicts })] }), privateKey);
    expect((await check(JSON.stringify(signed), ...KEY)).out).toContain(said);
  });

  it.each([
    ['ENOENT', 'a.json is not there'],
    ['EACCES', 'a.json is there, and may not be read'],
    ['EISDIR', 'a.json is a folder'],
    ['EIO', 'a.json cannot be read'],
  ])('tells why a file cannot be read: %s', async (code, said) => {
    const files = { 'key.pem': pem, get 'a.json'(): string { throw Object.assign(new Error(code), { code }); } }; // prettier-ignore
    const { status, err } = await typed(files, '--journal', 'a.json', ...KEY);
    expect([status, err]).toEqual([2, expect.stringContaining(said)]);
  });

  it('trusts no seal that was made with another key, or made to look like this one', async () => {
    const theirs = signJournal(journal(), generateKeyPairSync('ed25519').privateKey);
    const other = await check(JSON.stringify(theirs), ...KEY);
    expect([other.status, other.out]).toEqual([1, expect.stringContaining('another key: ')]);
    theirs.signature.keyId = keyIdOf(publicKey);
    const forged = await check(JSON.stringify(theirs), ...KEY);
    expect([forged.status, forged.out]).toEqual([1, expect.stringContaining('forged: ')]);
    expect(forged.out).not.toContain('Ada');
  });

  it('shows nothing that a terminal would obey', async () => {
    const name = '\u001b[2J\u202eAda';
    const hostile = signJournal(
      journal({ student: { name, workspace: 'a' }, steps: [step({ id: name })] }),
      privateKey,
    );
    const { out } = await check(JSON.stringify(hostile), ...KEY);
    expect(out).toContain(String.raw`\u001b[2J\u202eAda`);
    // oxlint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });

  it.each([
    ['a file that is not there', ['--journal', 'none.json', ...KEY], 'none.json cannot be read'],
    ['a key that is not there', ['--journal', 'journal.json', '--public-key', 'none'], 'none cannot be read'],
    ['a key that is none', ['--journal', 'journal.json', '--public-key', 'journal.json'], 'no public Ed25519 key'],
    ['a file that is no journal', ['--journal', 'key.pem', ...KEY], 'key.pem is no journal that can be checked: The file is not JSON'],
    ['an option of another check', ['--journal', 'journal.json', '--step', 'x'], 'with no other option'],
    ['a key and an address', ['--journal', 'journal.json', ...KEY, '--url', 'http://127.0.0.1:1'], 'no classroom is asked'],
    ['a classroom whose answer anybody could change', ['--journal', 'journal.json', '--url', 'http://lab.example'], '--url has to be on this machine, or https'],
  ])('ends with 2 for %s', async (_what, args, said) => {
    const { status, err } = await typed({ 'journal.json': good, 'key.pem': pem }, ...args);
    expect([status, err]).toEqual([2, expect.stringContaining(said)]);
  }); // prettier-ignore

  it('asks the classroom for its key with the instructor’s token, where none is given', async () => {
    const asked: IncomingMessage[] = [];
    const server = createServer((request, response) => {
      asked.push(request);
      response.end(JSON.stringify({ publicKey: pem, keyId: keyIdOf(publicKey) }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect((await check(good, '--url', url, '--token-file', 'token')).status).toBe(0);
    expect(asked.map((request) => [request.url, request.headers.authorization])).toEqual([
      ['/classroom/journal/key', 'Bearer secret'],
    ]);
    await new Promise((resolve) => server.close(resolve));
    const { status, err } = await check(good, '--url', url, '--token-file', 'token');
    expect([status, err]).toEqual([3, expect.stringContaining('--public-key FILE')]);
  });
});
