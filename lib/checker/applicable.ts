import { referencesOf, type Check } from './expectation.ts';

/** The student's own service is checked by other means than the step's route: its names are its own. */
export const OWN_SERVICE = 'own';

function without(check: Check, gone: ReadonlySet<string>): Check {
  const dependsOn = check.dependsOn.filter((id) => !gone.has(id));
  if (check.signal !== 'span') return { ...check, dependsOn };
  const relations = check.relations.filter((relation) => !('of' in relation) || !gone.has(relation.of));
  return { ...check, dependsOn, relations };
}

/** A check that compares with nothing but another check's span, which is gone, cannot be judged. */
const isStranded = (check: Check, gone: ReadonlySet<string>): boolean =>
  check.signal !== 'span' && referencesOf(check).some(({ to }) => gone.has(to));

/** Whose checks count for a variant: those of the step's own route, or those of the student's service. */
export const audienceOf = (variant: string): 'own' | 'live' => (variant === OWN_SERVICE ? 'own' : 'live');

/** The checks that count for a variant, without references to those that do not. */
export function applicable(checks: readonly Check[], variant: string): Check[] {
  const audience = audienceOf(variant);
  const absent = new Set(checks.filter((check) => !check.appliesTo.includes(audience)).map(({ id }) => id));
  // Only span checks are referred to, so nothing is stranded by what is stranded.
  const stranded = checks.filter((check) => isStranded(check, absent)).map(({ id }) => id);
  const gone = new Set([...absent, ...stranded]);
  return checks.filter(({ id }) => !gone.has(id)).map((check) => without(check, gone));
}
