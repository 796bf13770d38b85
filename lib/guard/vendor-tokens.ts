import { isRedacted } from './redacted.ts';
import { byText, wholly, type Detector } from './subject.ts';

/** A token by the header or field that carries it, since its own looks say nothing. */
const byKey = (what: string, pattern: RegExp): Detector => ({
  what,
  kind: 'credential',
  find: (subject) => (pattern.test(subject.key) && !isRedacted(subject.text) ? wholly(subject) : []),
});

const token = (vendor: string, holds: readonly string[], pattern: RegExp): Detector =>
  byText({ what: `an access token of ${vendor}`, holds, pattern });

const honeycomb = token('Honeycomb', ['ik_', 'lk_', 'mk_', 'ic_'], /\bhc[a-z](?:[ilm]k|ic)_[0-9a-z]{26,58}\b/dg);
const honeycombKey = byKey('an access token of Honeycomb', /(?:^|[._-])x[._-]h(?:oneycomb|ny)[._-]team$/i);

/**
 * Tokens that their vendors gave a beginning, so that they can be found when they leak; each as its documentation has it.
 * The beginnings have to stand alone: in the middle of a hash they are chance.
 */
export const vendorTokens = {
  'token-1password': token('1Password', ['ops_'], /\bops_ey[\w+/=-]{100,1300}/dg),
  'token-anthropic': token('Anthropic', ['sk-ant-'], /\bsk-ant-[\w-]{40,200}/dg),
  'token-databricks': token('Databricks', ['dapi'], /\bdapi[0-9a-f]{32}\b/dg),
  'token-digitalocean': token('DigitalOcean', ['_v1_'], /\bdo[opr]_v1_[0-9a-f]{64}\b/dg),
  'token-dynatrace': token('Dynatrace', ['dt0'], /\bdt0[a-z]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}\b/dg),
  'token-github': token('GitHub', ['gh', 'github_pat_'], /\b(?:gh[opsur]_[A-Za-z0-9]{36,251}|github_pat_\w{60,251})\b/dg), // prettier-ignore
  'token-gitlab': token('GitLab', ['glpat-'], /\bglpat-[\w-]{20,100}/dg),
  'token-google': token('Google', ['AIza', 'ya29.'], /\b(?:AIza[\w-]{35}(?![\w-])|ya29\.[\w-]{20,500})/dg),
  'token-grafana': token('Grafana', ['glsa_', 'glc_'], /\bgl(?:sa|c)_[\w+/=-]{32,400}/dg),
  'token-honeycomb': {
    ...honeycomb,
    find: (subject) => [...honeycombKey.find(subject), ...honeycomb.find(subject)].slice(0, 1),
  },
  'token-huggingface': token('Hugging Face', ['hf_'], /\bhf_[A-Za-z0-9]{30,60}\b/dg),
  'token-linear': token('Linear', ['lin_api_'], /\blin_api_[A-Za-z0-9]{32,128}\b/dg),
  'token-newrelic': token('New Relic', ['NRAK-'], /\bNRAK-[A-Z0-9]{27}\b/dg),
  'token-npm': token('npm', ['npm_'], /\bnpm_[A-Za-z0-9]{36}\b/dg),
  'token-openai': token('OpenAI', ['sk-'], /\bsk-(?:(?:proj|svcacct|admin)-[\w-]{40,200}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})/dg), // prettier-ignore
  'token-pypi': token('PyPI', ['pypi-'], /\bpypi-[\w-]{50,300}/dg),
  'token-rollbar': byKey('an access token of Rollbar', /(?:^|[._-])x[._-]rollbar[._-]access[._-]token$/i),
  'token-sendgrid': token('SendGrid', ['SG.'], /\bSG\.[\w-]{16,32}\.[\w-]{16,64}/dg),
  'token-sentry': token('Sentry', ['sntry'], /\bsntry[su]_[\w+/=]{40,400}/dg),
  'token-shopify': token('Shopify', ['shp'], /\bshp(?:at|ca|pa|ss)_[0-9A-Za-z]{32,64}\b/dg),
  'token-slack': token('Slack', ['xox', 'xapp-', 'hooks.slack.com'], /\b(?:xox[abeoprs]-\d[\w-]{9,250}|xapp-\d-[\w-]{20,250}|hooks\.slack\.com\/services\/T\w{1,40}\/B\w{1,40}\/\w{1,40})/dg), // prettier-ignore
  'token-stripe': token('Stripe', ['k_live_', 'k_test_', 'whsec_'], /\b(?:[rs]k_(?:live|test)_[A-Za-z0-9]{16,247}|whsec_[\w+/=]{24,100})/dg), // prettier-ignore
  'token-telegram': token('Telegram', [':AA'], /\b\d{8,10}:AA[\w-]{33}(?![\w-])/dg),
} as const satisfies Record<string, Detector>;
