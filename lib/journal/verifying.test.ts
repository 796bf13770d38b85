import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { journal, query, step } from '../../tests/support/journal.ts';
import { keyIdOf, signedBytes, signJournal, type SignedJournal } from './signing.ts';
import { readPublicKey, verifyJournal } from './verifying.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const signed = signJournal(journal(), privateKey);
const text = JSON.stringify(signed, null, 2);

const stateOf = (written: string, key = publicKey): string => {
  const read = verifyJournal(written, key);
  return 'problems' in read ? 'unreadable' : read.ok.state;
};

/** The file with something changed in it. */
const with_ = (change: (copy: SignedJournal) => void): string => {
  const copy = structuredClone(signed);
  change(copy);
  return JSON.stringify(copy);
};

const changesOf = (written: string): string[] => {
  const read = verifyJournal(written, publicKey);
  if ('problems' in read || read.ok.state !== 'changed') throw new Error(JSON.stringify(read));
  return read.ok.changes.map(({ part, change }) => `${part}: ${change}`);
};

describe('a signed journal', () => {
  it('is genuine as it was signed, laid out anyhow, and with its keys in any order', () => {
    expect(stateOf(text)).toBe('genuine');
    expect(stateOf(`\uFEFF${JSON.stringify(signed)}\n`)).toBe('genuine');
    const { journal: inner, ...rest } = signed;
    expect(stateOf(JSON.stringify({ journal: Object.fromEntries(Object.entries(inner).toReversed()), ...rest }))).toBe(
      'genuine',
    );
  });

  it('is not genuine with any one byte changed', () => {
    const bytes = Buffer.from(JSON.stringify(signed), 'utf8');
    const passed: number[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      if (stateOf(flipped.toString('utf8')) === 'genuine') passed.push(at);
    }
    expect(passed).toEqual([]);
  });

  it('says which parts were changed, removed and added', () => {
    expect(changesOf(with_((copy) => (copy.journal.steps[0] as { title: string }).title = 'Mine'))).toEqual(['step creating-a-span: changed']);
    expect(changesOf(with_((copy) => (copy.journal.student.name = 'Grace')))).toEqual(['about: changed']);
    expect(changesOf(with_((copy) => copy.journal.traces.pop()))).toEqual(['about: changed', expect.stringMatching(/^trace [0-9a-f]{32}: removed$/)]);
    expect(changesOf(with_((copy) => copy.journal.savedQueries.push(query({ id: 'more' }))))).toEqual(['about: changed', 'saved query more: added']);
    expect(changesOf(with_((copy) => copy.journal.steps.push(step())))).toEqual(['about: changed', expect.stringMatching(/^step creating-a-span \(\d\): added$/)]);
    expect(changesOf(with_((copy) => copy.journal.steps.reverse()))).toEqual(['about: changed']);
    expect(changesOf(with_((copy) => Object.assign(copy.journal, { grade: 'A' })))).toEqual(['journal.grade: added']);
  }); // prettier-ignore

  it('is forged where the digests were made to fit, since the seal is over them', () => {
    const other = signJournal(journal({ student: { name: 'Grace', workspace: 'ada-lovelace' } }), privateKey);
    expect(stateOf(JSON.stringify({ ...other, signature: signed.signature }))).toBe('forged');
  });

  it('of another key is told as such, and claiming this key does not help it', () => {
    const another = generateKeyPairSync('ed25519');
    const theirs = signJournal(journal(), another.privateKey);
    expect(stateOf(JSON.stringify(theirs))).toBe('other-key');
    theirs.signature.keyId = keyIdOf(publicKey);
    expect(stateOf(JSON.stringify(theirs))).toBe('forged');
  });

  it('verifies with nothing but Ed25519 and the canonical text', () => {
    const seal = Buffer.from(signed.signature.value, 'hex');
    expect(verify(null, signedBytes(signed.digests), publicKey, seal)).toBe(true);
    expect(signedBytes({ b: '1', a: '2' }).toString()).toBe(
      '{"digests":{"a":"2","b":"1"},"schema":"spanwalk/signed-journal/v1"}',
    );
  });

  it.each([
    ['no JSON', '{'],
    ['another document', '{"schema":"spanwalk/run-report/v1"}'],
    ['a list', '[]'],
    ['nested without end', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['a seal in capitals', text.replace(signed.signature.value, signed.signature.value.toUpperCase())],
  ])('that is %s cannot be read', (_what, written) => {
    expect(stateOf(written)).toBe('unreadable');
  });
});

describe('a public key', () => {
  it('is read from PEM, and from nothing else: neither another kind of key nor a private one', () => {
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(readPublicKey(pem)).toMatchObject({ ok: expect.anything() });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'pem' });
    const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    for (const wrong of [rsa.toString(), secret, 'key', pem.slice(0, 40)]) {
      expect(readPublicKey(wrong)).toMatchObject({ problems: [{ code: 'journal/bad-key' }] });
    }
    expect(keyIdOf(createPublicKey(privateKey))).toBe(keyIdOf(publicKey));
  });
});
