import type { Branch } from '../../waterfall/tree.ts';
import { typeName } from '../conditions.ts';
import type { Slip } from '../field-test.ts';
import { quoted, shownValue } from '../quote.ts';
import { inLanguage, type Explanation } from './explanation.ts';
import { explainMissing, wantedInWords, type Surroundings } from './missing-attribute.ts';

function conversion(branch: Branch, { conditions }: Slip['test']): string {
  const wanted = conditions.equals ?? conditions.type ?? 0;
  if (typeof wanted === 'number' || wanted === 'int' || wanted === 'double')
    return `Convert it to a number: ${inLanguage(branch, 'Number(value)', 'int(value)')}.`;
  if (typeof wanted === 'boolean' || wanted === 'bool') return 'Pass true or false, not a text.';
  return `Convert it to a text: ${inLanguage(branch, 'String(value)', 'str(value)')}.`;
}

/** Why an attribute does not meet its test. */
export function explainAttribute(slip: Slip, branch: Branch, around: Surroundings): Explanation {
  const { test, miss, actual } = slip;
  if (miss === 'missing' || actual === undefined) return { at: [branch], ...explainMissing(slip, branch, around) };
  const wanted = typeof test.conditions.equals === 'string' ? test.conditions.equals : '';
  const facts = {
    expected: wantedInWords(slip),
    actual: `${test.key} = ${shownValue(test.key, actual, wanted)} (${typeName(actual)})`,
    at: [branch],
  };
  const where = `${quoted(test.key)} on ${quoted(branch.span.name)}`;
  if (miss === 'forbidden') return { code: 'attr.forbidden', message: `${where} must not be there.`, ...facts };
  if (miss === 'value')
    return { code: 'attr.wrong-value', message: `${where} has another value than it should.`, ...facts };
  return {
    code: 'attr.wrong-type',
    message: `${where} has the right key and the wrong type: it arrived as ${typeName(actual)}.`,
    ...facts,
    fix: conversion(branch, test),
  };
}
