import type { Branch } from '../../waterfall/tree.ts';
import { conditionsInWords } from '../conditions.ts';
import type { Slip } from '../field-test.ts';
import { quoted } from '../quote.ts';
import type { Explanation } from './explanation.ts';
import { isFilledIn } from './name-template.ts';
import { ALIKE } from './similarity.ts';
import { likenessOfName } from './soft-score.ts';

/** Why a span's name is not the one asked for: a value stands in it, a slip of the pen, or quite another name. */
export function explainName({ test }: Slip, branch: Branch): Omit<Explanation, 'at'> {
  const name = quoted(branch.span.name);
  const wanted = conditionsInWords({ ...test.conditions, aliases: undefined });
  const facts = { expected: `name ${wanted}`, actual: `name ${name}` };
  if (isFilledIn(branch.span.name, test.conditions)) {
    return {
      code: 'span.name-high-cardinality',
      message: `The span ${name} has a value in its name, so each request makes a name of its own.`,
      ...facts,
      fix: `Name it after the route, ${wanted}, and put the value into an attribute.`,
    };
  }
  const fix = `Rename ${name} to ${wanted}.`;
  if (likenessOfName(test, branch.span.name) >= ALIKE) {
    return {
      code: 'span.name-near',
      message: `A span named ${name} arrived, which is not quite the name asked for.`,
      ...facts,
      fix,
    };
  }
  return {
    code: 'span.name-wrong',
    message: `The span ${name} stands where ${wanted} should be, and fits but for its name.`,
    ...facts,
    fix,
  };
}
