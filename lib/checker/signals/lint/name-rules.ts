import type { Branch } from '../../../waterfall/tree.ts';
import type { Explanation } from '../../diagnose/explanation.ts';
import { templateOf } from '../../diagnose/name-template.ts';
import { listed, quoted } from '../../quote.ts';
import { contextOf, eachSpan, textOf, type Offence, type Rule } from './rule.ts';

function namesByTemplate(branches: readonly Branch[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { span } of branches) {
    const template = templateOf(span.name);
    if (template !== null) names.set(template, [...(names.get(template) ?? []).slice(0, 8), span.name]);
  }
  return names;
}

export const spanNameCardinality: Rule = {
  says: 'span names hold no ids or other values, so that they can be grouped',
  judge: ({ branches }) => {
    const names = namesByTemplate(branches);
    const offences = branches.flatMap((branch): Offence[] => {
      const template = templateOf(branch.span.name);
      if (template === null) return [];
      const explanation: Explanation = {
        code: 'span.name-high-cardinality',
        message: `The name ${quoted(branch.span.name)} holds a value, so each request makes a name of its own.`,
        expected: quoted(template),
        actual: listed(names.get(template) ?? []),
        fix: `Name the span after the pattern, ${textOf(branch.span, 'http.route') ?? template}, and put the value into an attribute.`,
        at: [branch],
      };
      return [{ context: contextOf(branch), explanation }];
    });
    return { looked: branches.length, offences };
  },
};

/** A path that is no more than a slash names nothing. */
const pathOf = (path: string | undefined): string | undefined =>
  path === undefined || path.length < 2 ? undefined : path.split('?', 1)[0];

export const spanNamePath = eachSpan('a server span is not named after its path where no route is known', {
  concerns: ({ span }) => span.kind === 'server',
  find: (branch) => {
    const { span } = branch;
    const path = pathOf(textOf(span, 'url.path') ?? textOf(span, 'http.target'));
    const isPath = path !== undefined && (span.name === path || span.name.endsWith(` ${path}`));
    if (!isPath || textOf(span, 'http.route') !== undefined) return [];
    return [
      {
        context: contextOf(branch),
        explanation: {
          code: 'lint.span-name-path',
          message: `The server span ${quoted(span.name)} is named after the path that was asked for, and has no http.route.`,
          expected: 'the method and the route, or the method alone',
          actual: quoted(span.name),
          at: [branch],
        },
      },
    ];
  },
});
