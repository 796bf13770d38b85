import { attributeNamespace, attributeNaming, deprecatedAttribute } from './attribute-rules.ts';
import { spanNameCardinality, spanNamePath } from './name-rules.ts';
import type { Rule } from './rule.ts';
import { batched } from './sending-rules.ts';
import { clientErrorStatus, errorStatus, errorType, statusOk } from './status-rules.ts';
import { clientRoot, noOrphans, oneRoot, scopeVersion, serviceName, withinParent } from './trace-rules.ts';

/** Every rule, by the name under which an expectation asks for it. */
export const rules = {
  'deprecated-attribute': deprecatedAttribute,
  'attribute-naming': attributeNaming,
  'attribute-namespace': attributeNamespace,
  'span-name-cardinality': spanNameCardinality,
  'span-name-path': spanNamePath,
  'client-error-status': clientErrorStatus,
  'error-status': errorStatus,
  'status-ok': statusOk,
  'error-type': errorType,
  'service-name': serviceName,
  'one-root': oneRoot,
  'no-orphans': noOrphans,
  'within-parent': withinParent,
  'client-root': clientRoot,
  'scope-version': scopeVersion,
  batched,
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;
export const ruleNames = Object.keys(rules) as [RuleName, ...RuleName[]];
