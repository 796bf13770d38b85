import { describe, expect, it } from 'vitest';
import { expectationSchema } from '@/lib/checker/expectation.ts';
import { expectationJsonSchema, type JsonSchema } from '@/lib/checker/expectation-json-schema.ts';
import { signals } from '@/lib/checker/signals/registry.ts';
import { fieldsOf, typeOf } from './fields.ts';
import { signalDocs } from './signal-docs.ts';
import worked from './worked-example.json';

const { $defs: defs = {} } = expectationJsonSchema();

describe('the fields of a schema', () => {
  it.each<[JsonSchema, unknown]>([
    [{ $ref: '#/$defs/Test' }, [{ name: 'Test' }]],
    [{ type: 'array', items: { $ref: '#/$defs/Id' } }, ['list of ', { name: 'Id' }]],
    [{ enum: ['a', 'b'] }, ['"a" or "b"']],
    [{ anyOf: [{ type: 'integer' }, { $ref: '#/$defs/Test' }] }, ['whole number', ' or ', { name: 'Test' }]],
    [{ type: 'object', additionalProperties: { type: 'string' } }, ['text', ' by name']],
    [{}, ['anything']],
  ])('%j has the type %j', (schema, words) => expect(typeOf(schema)).toEqual(words));

  it('name those of objects inside, with the way to them', () => {
    const paths = fieldsOf(defs.LintCheck ?? {}, defs).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['rules', 'allow', 'allow[].rule', 'allow[].context']));
  });

  it('say what is required and what is taken where nothing is written', () => {
    const fields = new Map(fieldsOf(defs.LogCheck ?? {}, defs).map((field) => [field.path, field]));
    expect(fields.get('match')).toMatchObject({ isRequired: true, byDefault: null });
    expect(fields.get('count')).toMatchObject({ isRequired: false, byDefault: '{"min":1}' });
  });
});

describe('the documentation', () => {
  it('has a section with words and an example for every signal', () => {
    const docs = signalDocs();
    expect(docs.map(({ signal }) => signal).toSorted()).toEqual(
      ['span', 'absent', 'exception', ...Object.keys(signals)].toSorted(),
    );
    for (const { fields, example, means } of docs) {
      expect(fields.length).toBeGreaterThan(0);
      expect(means).not.toBe('');
      expect(example.lines.join('\n')).toContain('"signal"');
    }
  });

  it('shows an example that our own reader takes', () => {
    expect(expectationSchema.safeParse(worked).error).toBeUndefined();
  });
});
