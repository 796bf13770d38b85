import type { AttributeValue } from '../../telemetry/attributes.ts';
import type { JsonObject } from '../../telemetry/json.ts';
import { missOf, type Miss } from '../conditions.ts';
import { conditionsOf, type AttributeTests, type Conditions, type ValueTest } from '../value-test.ts';
import { attributeOf, valueIn } from './json-value.ts';

/** One test of one part of a document: a segment, a reported error, a rule or a group. */
export interface DocumentTest<Document> {
  /** The part it looks at, in words: `annotation`, `the person’s field`. */
  part: string;
  /** Its key inside the part; empty for a part that is one value. */
  key: string;
  conditions: Conditions;
  read(document: Document): AttributeValue | undefined;
  /** Where keys are looked for: what else stands there may be it, misspelt. */
  holder?(document: Document): JsonObject;
}

/** A test that a document failed, and with what. */
export interface DocumentSlip<Document> {
  test: DocumentTest<Document>;
  miss: Miss;
  actual: AttributeValue | undefined;
}

/** The test of a part that is one value; none where it is not written. */
export const testOf = <Document>(
  part: string,
  test: ValueTest | undefined,
  read: (document: Document) => AttributeValue | undefined,
): DocumentTest<Document>[] => (test === undefined ? [] : [{ part, key: '', conditions: conditionsOf(test), read }]);

/** Tests by key, each of which may stand under an accepted name as well. */
export const keyedTests = <Document>(
  part: string,
  tests: AttributeTests | undefined,
  holder: (document: Document) => JsonObject,
): DocumentTest<Document>[] =>
  Object.entries(tests ?? {}).map(([key, test]) => {
    const conditions = conditionsOf(test);
    const names = [key, ...(conditions.aliases ?? [])];
    const read = (document: Document): AttributeValue | undefined => {
      const there = holder(document);
      for (const name of names) {
        const value = attributeOf(valueIn(there, name));
        if (value !== undefined) return value;
      }
      return undefined;
    };
    return { part, key, conditions, read, holder };
  });

/** The tests that a document fails, in their order. */
export const slipsOf = <Document>(
  document: Document,
  tests: readonly DocumentTest<Document>[],
): DocumentSlip<Document>[] =>
  tests.flatMap((test) => {
    const actual = test.read(document);
    const miss = missOf(actual, test.conditions);
    return miss === null ? [] : [{ test, miss, actual }];
  });

export const passesAll = <Document>(document: Document, tests: readonly DocumentTest<Document>[]): boolean =>
  tests.every((test) => missOf(test.read(document), test.conditions) === null);
