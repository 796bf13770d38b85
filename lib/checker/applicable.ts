import type { Check } from './expectation.ts';

/** The student's own service is checked by other means than the step's route: its names are its own. */
export const OWN_SERVICE = 'own';

function without(check: Check, gone: ReadonlySet<string>): Check {
  const dependsOn = check.dependsOn.filter((id) => !gone.has(id));
  if (check.signal !== 'span') return { ...check, dependsOn };
  const relations = check.relations.filter((relation) => !('of' in relation) || !gone.has(relation.of));
  return { ...check, dependsOn, relations };
}

/** The checks that count for a variant, without references to those that do not. */
export function applicable(checks: readonly Check[], variant: string): Check[] {
  const audience = variant === OWN_SERVICE ? 'own' : 'live';
  const left = checks.filter((check) => check.appliesTo.includes(audience));
  const gone = new Set(checks.filter((check) => !left.includes(check)).map(({ id }) => id));
  return left
    .filter((check) => check.signal !== 'exception' || !gone.has(check.on))
    .map((check) => without(check, gone));
}
