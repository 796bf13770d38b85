import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import type { DetectorName } from './detectors.ts';
import { MOST_SCANNED, apart, scan, type Hit } from './scan.ts';
import type { Subject } from './subject.ts';

/** What of a rule of secretlint is used, https://secretlint.github.io: it reports where in a text something stands. */
interface Rule {
  meta: { id: string };
  create(
    context: Context,
    options: object,
  ): { file?(source: { content: string; filePath: string; ext: string }): unknown };
}

interface Context {
  createTranslator: () => () => object;
  report: (found: { range: readonly [number, number] }) => void;
  ignore: () => void;
}

/** The rules that are used, what each finds in our words, and one of the words that stand in all it can find. */
const USED: Record<string, { detector: DetectorName; holds: readonly string[] }> = {
  '1password': { detector: 'token-1password', holds: ['ops_'] },
  anthropic: { detector: 'token-anthropic', holds: ['sk-ant-'] },
  aws: { detector: 'aws-key', holds: ['KEY', 'key', 'Key'] },
  basicauth: { detector: 'url-credentials', holds: ['@'] },
  'database-connection-string': { detector: 'url-credentials', holds: ['@'] },
  github: { detector: 'token-github', holds: ['gh', 'github_pat_'] },
  linear: { detector: 'token-linear', holds: ['lin_api_'] },
  npm: { detector: 'token-npm', holds: ['npm_', '_authToken', 'x-oauth-basic'] },
  openai: { detector: 'token-openai', holds: ['sk-'] },
  privatekey: { detector: 'private-key', holds: ['PRIVATE KEY'] },
  sendgrid: { detector: 'token-sendgrid', holds: ['SG.'] },
  shopify: { detector: 'token-shopify', holds: ['shp'] },
  slack: { detector: 'token-slack', holds: ['xox', 'xapp', 'hooks.slack.com'] },
};

/** The library looks at source code, where nothing is redacted, and placeholders have other looks. */
const TAKEN_OUT = /redacted|hidden|masked|filtered|\*{3}|%2a|%5b|:(?:<[^<>]{0,60}>|\$?\{[^{}]{0,60}\}|%s)@/i;
/** Words, where the token would have numbers. */
const ONLY_WORDS = /^xox\w(?:-[a-z]{1,20}){2}/;

/** The name of a rule without its package's. The others read files, or comments that switch rules off. */
const nameOf = (rule: Rule): string => rule.meta.id.replace('@secretlint/secretlint-rule-', '');

/** The library's rules that look at texts; a test holds that each one of ours is there. */
export const libraryRules = (rules as unknown as readonly Rule[]).filter((rule) => nameOf(rule) in USED).map(openRule);

function openRule(rule: Rule): { name: string; find: (text: string) => Hit[] } {
  const name = nameOf(rule);
  const { detector, holds } = USED[name] as (typeof USED)[string];
  let found: Hit[] = [];
  const context: Context = {
    createTranslator: () => () => ({}),
    report: ({ range: [from, to] }) => found.push({ detector, from, to }),
    ignore: () => undefined,
  };
  const opened = rule.create(context, {});
  const find = (text: string): Hit[] => {
    if (!holds.some((part) => text.includes(part))) return [];
    found = [];
    opened.file?.({ content: text, filePath: 'telemetry', ext: '' });
    return found.filter(
      ({ from, to }) => !TAKEN_OUT.test(text.slice(from, to)) && !ONLY_WORDS.test(text.slice(from, to)),
    );
  };
  return { name, find };
}

/** What our detectors find, and what secretlint finds besides. For the server: a page would have to load all of it. */
export function scanWell(subject: Subject): Hit[] {
  const text = subject.text.slice(0, MOST_SCANNED);
  return apart([...scan(subject), ...libraryRules.flatMap(({ find }) => find(text))]);
}
