import type { Attributes } from '../../lib/telemetry/attributes.ts';
import type { StoredSpan } from '../../lib/telemetry/span.ts';

/** 2026-01-01T00:00:00Z: where sketched traces start, unless a line says otherwise. */
const EPOCH = 1_767_225_600_000_000_000n;

/**
 * Spans from an outline, for tests of the drawing: one line a span, two spaces a level. After the name, in any order:
 * `@service`, `0..50` (milliseconds), `^parent name` or `^id` in place of the nesting, `!message` for an error,
 * `[kind]`, `%environment`, `{key=value}`. A span's id is made from its line number, so that it never varies.
 */
export function sketch(text: string): StoredSpan[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.map(indentOf));
  const ids = new Map<string, string>();
  for (const [index, line] of lines.entries()) ids.set(nameOf(line), idOf(index));
  const path: string[] = [];
  return lines.map((line, index) => {
    const level = (indentOf(line) - margin) / 2;
    path[level] = idOf(index);
    const above = level === 0 ? null : (path[level - 1] ?? null);
    return spanFrom({ line, index, parentId: parentOf(line, ids) ?? above });
  });
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
const idOf = (index: number): string => (index + 1).toString(16).padStart(16, '0');
const nameOf = (line: string): string => line.trim().split(/ [@^!%[{]| \d+\.\.\d/)[0] ?? '';
const word = (line: string, pattern: RegExp): string | undefined => pattern.exec(line)?.[1]?.trim();

function parentOf(line: string, ids: Map<string, string>): string | undefined {
  const named = word(line, / \^([^@!%[{]+?)(?= [@!%[{]| \d+\.\.|$)/);
  return named === undefined ? undefined : (ids.get(named) ?? 'f'.repeat(16));
}

function spanFrom({ line, index, parentId }: { line: string; index: number; parentId: string | null }): StoredSpan {
  const [, from = String(index), to = String(index + 1)] = / (-?[\d.]+?)\.\.(-?[\d.]+)/.exec(line) ?? [];
  const service = word(line, / @(\S+)/) ?? 'backend-next';
  const failed = word(line, / !(.*)$/);
  return {
    traceId: 'a'.repeat(32),
    spanId: idOf(index),
    parentId,
    traceState: '',
    flags: 1,
    name: nameOf(line),
    kind: (word(line, / \[(\w+)\]/) ?? 'internal') as StoredSpan['kind'],
    start: EPOCH + BigInt(Math.round(Number(from) * 1e6)),
    end: EPOCH + BigInt(Math.round(Number(to) * 1e6)),
    status: { code: failed === undefined ? 'unset' : 'error', message: failed ?? '' },
    attributes: attributesFrom(word(line, / \{([^}]*)\}/) ?? ''),
    events: [],
    links: [],
    dropped: { attributes: 0, events: 0, links: 0 },
    resource: { attributes: { 'service.name': { type: 'string', value: service } }, schemaUrl: '' },
    scope: { name: 'home.activities', version: '', attributes: {}, schemaUrl: '' },
    seq: index + 1,
    workspace: 'local',
    environment: word(line, / %(\S+)/) ?? 'dev',
    service,
    receivedAt: 1_767_225_600_000,
  };
}

function attributesFrom(pairs: string): Attributes {
  const attributes: Attributes = {};
  for (const pair of pairs.split(',').filter((part) => part.includes('='))) {
    const [key = '', value = ''] = pair.split('=').map((part) => part.trim());
    attributes[key] = /^-?\d+$/.test(value) ? { type: 'int', value: Number(value) } : { type: 'string', value };
  }
  return attributes;
}
