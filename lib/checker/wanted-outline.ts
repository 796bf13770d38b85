import { mustBeRoot } from './exam.ts';
import type { Check, SpanCheck } from './expectation.ts';
import type { FieldTest } from './field-test.ts';
import { ANY_VALUE, conditionsInWords } from './conditions.ts';
import { masked } from './quote.ts';
import { gather, type Wanted } from './diagnose/wanted.ts';

/** A description in its place: what it asks for, and what should lie below it. */
interface Node {
  wanted: Wanted;
  below: Node[];
  /** It may lie deeper than directly below. */
  anywhere: boolean;
}

const MOST_LINES = 60;

/** The relations that put a span below another one, by how close. */
const BELOW: Readonly<Record<string, 'directly' | 'anywhere'>> = {
  childOf: 'directly',
  remoteChildOf: 'directly',
  descendantOf: 'anywhere',
};

/** Where a span should hang: below which check's, and whether anywhere below. */
function placeOf(wanted: Wanted): { of: string; anywhere: boolean } | null {
  for (const tie of wanted.ties) {
    const how = tie.kind === 'relation' ? BELOW[tie.relation.rel] : undefined;
    if (how !== undefined) return { of: tie.of, anywhere: how === 'anywhere' };
  }
  return null;
}

/** Descriptions that only say of a span what another one says as well: `dependsOn` aside, one line is enough. */
function grow(checks: readonly SpanCheck[]): Node[] {
  const nodes = gather(checks).map((wanted): Node => ({ wanted, below: [], anywhere: false }));
  const roots: Node[] = [];
  for (const node of nodes) {
    const place = placeOf(node.wanted);
    const above = nodes.find(({ wanted }) => wanted.checks.some(({ id }) => id === place?.of));
    if (place === null || above === undefined || above === node) roots.push(node);
    else {
      node.anywhere = place.anywhere;
      above.below.push(node);
    }
  }
  return roots;
}

const testOf = ({ match, expect }: Wanted, field: FieldTest['field'], key = ''): FieldTest | undefined =>
  [...match, ...expect].find((test) => test.field === field && test.key === key);

/** A test's value where it is one value; else in words, in brackets as the outline's other notes. */
function shown(test: FieldTest | undefined): string | null {
  if (test === undefined) return null;
  const { equals } = test.conditions;
  if (typeof equals === 'string') return equals;
  const words = conditionsInWords({ ...test.conditions, aliases: undefined });
  return words === ANY_VALUE ? null : `(${words})`;
}

function attributesOf({ match, expect }: Wanted): string[] {
  const tests = [...match, ...expect].filter(({ field }) => field === 'attributes');
  const words = tests.map(({ key, conditions }) => {
    if (conditions.present === false) return `no ${key}`;
    const wanted = conditionsInWords({ ...conditions, aliases: undefined });
    return wanted === ANY_VALUE ? key : `${key}: ${wanted}`;
  });
  return [...new Set(words)];
}

function notesOn({ wanted, anywhere }: Node): string[] {
  const notes = [
    ...(anywhere ? ['anywhere below'] : []),
    ...(wanted.checks.some(mustBeRoot) ? ['first of its trace'] : []),
    ...(wanted.match.some(({ field }) => field === 'name') ? [] : attributesOf(wanted).slice(0, 3)),
  ];
  return notes.map((note) => `(${note})`);
}

/** One line: `backend-next: GET /api/home [server] ERROR (anywhere below)`. */
function line(node: Node, depth: number): string {
  const { wanted } = node;
  const service = shown(testOf(wanted, 'service', 'service.name'));
  const kind = testOf(wanted, 'kind')?.conditions.equals;
  const words = [
    service === null ? '' : `${service}:`,
    shown(testOf(wanted, 'name')) ?? 'any name',
    typeof kind === 'string' && kind !== 'internal' ? `[${kind}]` : '',
    testOf(wanted, 'status', 'code')?.conditions.equals === 'error' ? 'ERROR' : '',
    ...notesOn(node),
  ];
  return '  '.repeat(depth) + masked(words.filter((word) => word !== '').join(' '));
}

function linesOf(nodes: readonly Node[], depth: number): string[] {
  return nodes.flatMap((node) => [line(node, depth), ...linesOf(node.below, depth + 1)]);
}

/**
 * What a step looks for, as indented text in the form of the waterfall's outline, so that the two can stand side by
 * side. Empty where no check looks for a span. What an author keeps back is not drawn.
 */
export function wantedOutline(checks: readonly Check[]): string {
  const open = checks.filter((check): check is SpanCheck => check.signal === 'span' && check.visibility === 'visible');
  const lines = linesOf(grow(open), 0);
  const left = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), ...(left > 0 ? [`… and ${left} more`] : [])].join('\n');
}
