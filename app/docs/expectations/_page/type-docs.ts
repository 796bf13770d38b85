import { expectationJsonSchema, resourceJsonSchema, type JsonSchema } from '@/lib/checker/expectation-json-schema.ts';
import { rules } from '@/lib/checker/signals/lint/rules.ts';
import { fieldsOf, typeOf, type Field, type TypePart } from './fields.ts';

/** One form that a type may take: a relation of one kind, a test as an object. */
export interface Form {
  /** What tells it from the others, such as `http` or `linksTo`; empty where it needs no telling. */
  name: string;
  means: string;
  fields: Field[];
}

/** A named type as the page tells it. */
export interface TypeDoc {
  name: string;
  means: string;
  type: TypePart[];
  forms: Form[];
}

export const typeAnchor = (name: string): string => `type-${name.toLowerCase()}`;

const schema = expectationJsonSchema();
const defs: Readonly<Record<string, JsonSchema>> = schema.$defs ?? {};

/** The words by which a form is told from the others. */
function tellingOf({ properties = {} }: JsonSchema): string {
  const telling = properties.kind ?? properties.rel;
  if (telling?.const !== undefined) return String(telling.const);
  return (telling?.enum ?? []).join(', ');
}

function formsOf(type: JsonSchema): Form[] {
  const choices = type.anyOf ?? type.oneOf ?? [type];
  return choices
    .filter((choice) => choice.properties !== undefined)
    .map((choice) => ({
      name: tellingOf(choice),
      means: choice === type ? '' : (choice.description ?? ''),
      fields: fieldsOf(choice, defs).filter(({ path, means }) => path !== 'kind' && !(path === 'rel' && means === '')),
    }));
}

/** Every type that is no check, by name. */
export const typeDocs = (): TypeDoc[] =>
  Object.entries(defs)
    .filter(([name]) => !name.endsWith('Check'))
    .map(([name, type]) => ({ name, means: type.description ?? '', type: typeOf(type), forms: formsOf(type) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** The words at the top of a file. */
export const fileFields = (): Field[] => fieldsOf(schema, defs);

/** The words of a file that says what has to be set up, its checks' own among them. */
export function resourceFields(): Field[] {
  const resource = resourceJsonSchema();
  const inner = resource.$defs ?? {};
  const common = new Set(fieldsOf(defs.AbsentCheck ?? {}, defs).map(({ path }) => path));
  const ofChecks = fieldsOf(inner.ResourceCheck ?? {}, inner, 'checks[].');
  const ofWorks = fieldsOf(inner.Works ?? {}, inner, 'checks[].works.');
  const ofCalls = fieldsOf(inner.ApiCall ?? {}, inner, 'after[].');
  const own = ofChecks.filter(({ path }) => path === 'checks[].match' || !common.has(path.slice('checks[].'.length)));
  return [...fieldsOf(resource, inner), ...own, ...ofWorks, ...ofCalls];
}

/** The rules of lint checks: by name, with what is true where each is kept. */
export const ruleDocs = (): { name: string; says: string; informs: boolean }[] =>
  Object.entries(rules).map(([name, rule]) => ({ name, says: rule.says, informs: 'informs' in rule }));
