import { isDeprecated } from '../../diagnose/renamed-keys.ts';
import { quoted } from '../../quote.ts';
import { deprecatedAttributes } from './deprecated-attributes.ts';
import { contextOf, eachSpan } from './rule.ts';

/** So many mistakes of one span are enough; a hostile one may have thousands of keys. */
const ENOUGH = 20;

const replacementsOf = (key: string): readonly string[] | undefined =>
  Object.hasOwn(deprecatedAttributes, key) ? deprecatedAttributes[key] : undefined;

/** What to write in place of a deprecated key; null for a key that is not deprecated. */
function adviceOn(key: string): string | null {
  const replacements = replacementsOf(key);
  if (replacements === undefined) return isDeprecated(key) ? 'It has another name now.' : null;
  if (replacements.length === 0) return 'Nothing took its place: leave it out.';
  return `It was renamed: use ${replacements.map(quoted).join(' or ')}.`;
}

export const deprecatedAttribute = eachSpan('no attribute has a key that the semantic conventions gave up', {
  find: (branch) =>
    Object.keys(branch.span.attributes)
      .filter((key) => adviceOn(key) !== null)
      .slice(0, ENOUGH)
      .map((key) => ({
        context: { ...contextOf(branch), key },
        explanation: {
          code: 'attr.deprecated-key',
          message: `${quoted(branch.span.name)} has the attribute ${quoted(key)}, which the semantic conventions gave up.`,
          actual: key,
          fix: adviceOn(key) ?? '',
          at: [branch],
        },
      })),
});

/** Words of small letters and digits, in namespaces parted by dots, within them by underscores. */
const WELL_NAMED = /^[a-z][a-z0-9]*(?:[._][a-z0-9]+)*$/;
/** A header's name is part of the key as it stands in HTTP, with its hyphens. */
const HEADER = /^(?:http\.(?:request|response)\.header|rpc\.[a-z]+\.(?:request|response)\.metadata)\./;
const LONGEST_KEY = 256;

const isWellNamed = (key: string): boolean => HEADER.test(key) || (key.length <= LONGEST_KEY && WELL_NAMED.test(key));

export const attributeNaming = eachSpan('attribute keys are lower case: namespaces with dots, words with underscores', {
  find: (branch) =>
    Object.keys(branch.span.attributes)
      .filter((key) => !isWellNamed(key))
      .slice(0, ENOUGH)
      .map((key) => ({
        context: { ...contextOf(branch), key },
        explanation: {
          code: 'lint.attribute-naming',
          message: `The attribute ${quoted(key)} of ${quoted(branch.span.name)} is not named as the conventions have it.`,
          expected: 'a key like app.result_length',
          actual: quoted(key),
          at: [branch],
        },
      })),
});

/** The namespaces that a key is in: of `a.b.c` they are `a` and `a.b`. */
function namespacesOf(key: string): string[] {
  const words = key.slice(0, LONGEST_KEY).split('.');
  return words.slice(1).map((_, nth) => words.slice(0, nth + 1).join('.'));
}

export const attributeNamespace = eachSpan('no attribute has the name of a namespace that others are in', {
  find: (branch) => {
    const { attributes } = branch.span;
    const clashes = Object.keys(attributes).flatMap((inside) =>
      namespacesOf(inside)
        .filter((key) => Object.hasOwn(attributes, key))
        .map((key) => ({ key, inside })),
    );
    return clashes.slice(0, ENOUGH).map(({ key, inside }) => ({
      context: { ...contextOf(branch), key },
      explanation: {
        code: 'lint.attribute-namespace',
        message: `${quoted(branch.span.name)} has the attribute ${quoted(key)} and, inside it as it were, ${quoted(inside)}.`,
        expected: 'a key is a namespace or an attribute, not both',
        actual: `${quoted(key)} and ${quoted(inside)}`,
        at: [branch],
      },
    }));
  },
});
