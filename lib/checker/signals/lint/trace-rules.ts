import { UNKNOWN_SERVICE } from '../../../telemetry/span.ts';
import type { Branch } from '../../../waterfall/tree.ts';
import { isBrowserSpan } from '../../browser-span.ts';
import { explainOrphan, isOrphan } from '../../diagnose/orphan.ts';
import { own } from '../../field-test.ts';
import { listed, quoted } from '../../quote.ts';
import { isRoot } from '../../relations.ts';
import { contextOf, eachSpan, type Offence, type Rule } from './rule.ts';

/** Things by what they belong to, in order of appearance. */
function grouped(branches: readonly Branch[], keyOf: (branch: Branch) => unknown): Branch[][] {
  const groups = new Map<unknown, Branch[]>();
  for (const branch of branches) {
    const key = keyOf(branch);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [branch]);
    else group.push(branch);
  }
  return [...groups.values()];
}

export const serviceName: Rule = {
  says: 'every service was given a name',
  judge: ({ all }) => {
    const resources = grouped(all, ({ span }) => span.resource.attributes);
    const nameless = resources.filter(([branch]) => branch?.span.service === UNKNOWN_SERVICE);
    const offences = nameless.flatMap(([branch]): Offence[] =>
      branch === undefined
        ? []
        : [
            {
              context: contextOf(branch),
              explanation: {
                code: 'resource.service-name-default',
                message: `The service that sent ${quoted(branch.span.name)} has no name of its own.`,
                expected: 'service.name',
                actual: own(branch.span.resource.attributes, 'service.name') === undefined ? 'none' : UNKNOWN_SERVICE,
                at: [branch],
                cause: `service ${branch.span.service}`,
              },
            },
          ],
    );
    return { looked: resources.length, offences };
  },
};

export const oneRoot: Rule = {
  says: 'each trace begins with one span',
  judge: ({ all }) => {
    const traces = grouped(all, ({ span }) => span.traceId);
    const offences = traces.flatMap((trace): Offence[] => {
      const roots = trace.filter(isRoot);
      const [root] = roots;
      if (roots.length < 2 || root === undefined) return [];
      const names = listed(roots.map(({ span }) => span.name));
      return [
        {
          context: contextOf(root),
          explanation: {
            code: 'lint.several-roots',
            message: `One trace has ${roots.length} spans without a parent: ${names}.`,
            expected: '1',
            actual: `${roots.length}`,
            at: roots.slice(0, 5),
          },
        },
      ];
    });
    return { looked: traces.length, offences };
  },
};

export const noOrphans: Rule = {
  says: 'every parent arrives',
  judge: ({ all }) => ({
    looked: all.length,
    offences: all
      .filter(isOrphan)
      .map((branch) => ({ context: contextOf(branch), explanation: explainOrphan(branch) })),
  }),
};

export const withinParent = eachSpan(
  'a span lies within its parent’s time, give or take 2 ms, where one clock measured both',
  {
    concerns: ({ parent, span }) => parent !== null && parent.span.service === span.service,
    find: (branch) => {
      if (!branch.marks.some((mark) => mark === 'outside-parent' || mark === 'starts-early')) return [];
      const parent = branch.parent?.span.name ?? '';
      return [
        {
          context: { ...contextOf(branch), parent },
          explanation: {
            code: 'relation.outlives-parent',
            message: `${quoted(branch.span.name)} does not lie within the time of its parent ${quoted(parent)}.`,
            expected: 'a start and an end between those of the parent',
            actual: branch.endNs > (branch.parent?.endNs ?? 0) ? 'it ends later' : 'it starts earlier',
            at: [branch],
          },
        },
      ];
    },
  },
);

export const clientRoot: Rule = {
  says: 'no trace begins with a client span, except in a browser',
  judge: ({ all }) => {
    const roots = all.filter(isRoot);
    const wrong = roots.filter((branch) => branch.span.kind === 'client' && !isBrowserSpan(branch));
    return {
      looked: roots.length,
      offences: wrong.map((branch) => ({
        context: contextOf(branch),
        explanation: {
          code: 'lint.client-root',
          message: `The trace begins with the outgoing call ${quoted(branch.span.name)}; nothing says what it was made for.`,
          expected: 'a span around the work that makes the call',
          actual: 'a client span without a parent',
          at: [branch],
        },
      })),
    };
  },
};

export const scopeVersion: Rule = {
  says: 'every tracer has a version',
  judge: ({ branches }) => {
    const scopes = grouped(branches, ({ span }) => span.scope.name);
    const offences = scopes.flatMap(([branch]): Offence[] =>
      branch === undefined || branch.span.scope.version !== ''
        ? []
        : [
            {
              context: contextOf(branch),
              explanation: {
                code: 'lint.scope-version',
                message: `The tracer ${quoted(branch.span.scope.name)} has no version.`,
                expected: 'a version, such as 1.0.0',
                actual: 'none',
                at: [branch],
              },
            },
          ],
    );
    return { looked: scopes.length, offences };
  },
};
