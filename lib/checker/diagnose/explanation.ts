import type { FindingCode } from '../findings/catalogue.ts';
import type { Finding } from '../report.ts';
import type { Branch } from '../../waterfall/tree.ts';

/** Why a check is not green, before the author's hints and the catalogue's fixes are put in. */
export interface Explanation {
  code: FindingCode;
  message: string;
  expected?: string;
  actual?: string;
  /** Better than the catalogue's, because the evidence says more. */
  fix?: string;
  level?: Finding['level'];
  at?: readonly Branch[];
  /** The trace in which it can be seen, where it is about no span. */
  traceId?: string;
  /** What it is the consequence of. Checks that fail by one cause are explained once. */
  cause?: string;
}

/** The language of a span's SDK, as far as fixes differ by it. */
export function languageOf(branch: Branch): 'js' | 'python' | null {
  const language = branch.span.resource.attributes['telemetry.sdk.language'];
  if (language?.type !== 'string') return null;
  if (language.value === 'python') return 'python';
  return ['nodejs', 'webjs'].includes(language.value) ? 'js' : null;
}

/** The wording for the span's own language; both where the language is not known. */
export function inLanguage(branch: Branch, js: string, python: string): string {
  const language = languageOf(branch);
  if (language === 'js') return js;
  return language === 'python' ? python : `${js} (JavaScript), ${python} (Python)`;
}
