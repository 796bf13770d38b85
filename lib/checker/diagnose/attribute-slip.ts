import type { Branch } from '../../waterfall/tree.ts';
import { typeName } from '../conditions.ts';
import type { Slip } from '../field-test.ts';
import { quoted, shownValue } from '../quote.ts';
import { inLanguage, type Explanation } from './explanation.ts';
import { unitFactor } from './unit-slip.ts';
import { explainMissing, wantedInWords, type Surroundings } from './missing-attribute.ts';

function conversion(branch: Branch, { conditions }: Slip['test']): string {
  const wanted = conditions.equals ?? conditions.type ?? 0;
  if (typeof wanted === 'number' || wanted === 'int' || wanted === 'double')
    return `Convert it to a number: ${inLanguage(branch, 'Number(value)', 'int(value)')}.`;
  if (typeof wanted === 'boolean' || wanted === 'bool') return 'Pass true or false, not a text.';
  return `Convert it to a text: ${inLanguage(branch, 'String(value)', 'str(value)')}.`;
}

function inWrongUnit(where: string, { factor, tooLarge }: NonNullable<ReturnType<typeof unitFactor>>) {
  const times = factor.toLocaleString('en');
  return {
    code: 'attr.unit',
    message: `${where} is ${times} times too ${tooLarge ? 'large' : 'small'}: the number is right, and its unit is another.`,
    fix: `${tooLarge ? 'Divide it by' : 'Multiply it by'} ${times} before setting it, and put the unit into the key.`,
  } as const;
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
  const unit = miss === 'value' ? unitFactor(test.key, actual, test.conditions) : null;
  if (unit !== null) return { ...facts, ...inWrongUnit(where, unit) };
  if (miss === 'value')
    return { code: 'attr.wrong-value', message: `${where} has another value than it should.`, ...facts };
  return {
    code: 'attr.wrong-type',
    message: `${where} has the right key and the wrong type: it arrived as ${typeName(actual)}.`,
    ...facts,
    fix: conversion(branch, test),
  };
}
