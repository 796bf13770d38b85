import { mintCanary } from './canary.ts';
import type { DetectorName } from './detectors.ts';

/** Made here and not written out, so that nobody takes one for a real one, and no scan of these files finds any. */
const signs = 'Ab3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0fGhR';
const letters = (length: number): string => signs.repeat(Math.ceil(length / signs.length)).slice(0, length);
const digits = '1234567890';
const hex = (length: number): string => '0f1e2d3c4b5a69788796a5b4c3d2e1f0'.repeat(9).slice(0, length);
const part = (fields: object): string => Buffer.from(JSON.stringify(fields)).toString('base64url');

export const made = {
  jwt: `${part({ alg: 'HS256' })}.${part({ sub: 'student' })}.${letters(43)}`,
  aws: `AKIA${'A1B2'.repeat(4)}`,
  awsSecret: letters(40),
  card: `4${'1'.repeat(15)}`,
  iban: ['DE89', '3704', '0044', '0532', '0130', '00'].join(''),
  pem: ['-----BEGIN', 'RSA PRIVATE KEY-----\n'].join(' ') + letters(120),
  word: 'correct-horse-7',
};

/** A secret where it was really seen to leak: its detector, the key it stands under, and the text around it. */
export const leaks: [DetectorName, string, string][] = [
  ['canary', 'note', `user ${mintCanary()} logged in`],
  ['auth-header', 'http.request.header.authorization', 'anything at all'],
  ['auth-header', 'request.headers.Authorization', `Bearer ${made.jwt}`],
  ['auth-header', 'note', `Bearer ${letters(20)}`],
  ['auth-header', 'note', `sent Basic ${btoa('user:word')} to it`],
  ['cookie', 'http.request.header.cookie', 'a=b'],
  ['cookie', 'http.response.header.set-cookie', `theme=[REDACTED]; id=${letters(12)}`],
  ['cookie', 'note', `sessionid=${'9'.repeat(20)}; Path=/`],
  ['jwt', 'note', `token ${made.jwt}`],
  ['aws-key', 'note', made.aws],
  ['private-key', 'note', made.pem],
  ['url-credentials', 'url.full', `postgres://shop:${'p'.repeat(8)}@db/shop`],
  ['signed-url', 'url.full', `https://files/a?X-Amz-Signature=${'0'.repeat(64)}`],
  ['signed-url', 'url.query', `sig=${letters(40)}&page=2`],
  ['pan-luhn', 'note', `paid with ${made.card}.`],
  ['pan-luhn', 'note', made.card.replaceAll(/(\d{4})(?=\d)/g, '$1-')],
  ['pan-luhn', 'note', ['3782', '822463', '10005'].join(' ')],
  ['iban', 'note', `to ${made.iban}, please`],
  ['iban', 'note', made.iban.replaceAll(/(.{4})(?=.)/g, '$1 ')],
  ['email', 'enduser.id', 'someone@example.org'],
  ['email', 'url.query', 'page=2&email=some.one%40example.org'],
  ['password', 'app.login.password', made.word],
  ['password', 'exception.message', `login failed: password=${made.word}`],
  ['password', 'exception.message', `cannot connect with {"user":"ada","password":"${made.word}"}`],
  ['password', 'exception.message', `the password "${made.word}" was refused`],
  ['password', 'exception.message', `the password ${made.word} was refused`],
  ['password', 'baggage', `user=ada,api_key=${letters(24)}`],
  ['password', 'url.query', `token=${letters(24)}`],
  ['password', 'process.command_args', `DB_PASSWORD=${made.word}`],
  ['password', 'note', `aws_secret_access_key = ${made.awsSecret}`],
  ['sql-values', 'db.query.text', "SELECT * FROM users WHERE handle = 'Ada Lovelace'"],
  ['sql-values', 'db.statement', "insert into orders values (1, 'Baker Street 221B', ?)"],
  ['sql-values', 'sql.sanitized_query', 'select * from orders where id = 87312240'],
  ['sql-values', 'db.query.parameter.handle', 'ada'],
  ['token-1password', 'note', `ops_ey${letters(120)}`],
  ['token-anthropic', 'note', ['sk', 'ant', 'api03', letters(93)].join('-')],
  ['token-databricks', 'note', `dapi${hex(32)}`],
  ['token-digitalocean', 'note', `dop_v1_${hex(64)}`],
  ['token-dynatrace', 'note', `dt0c01.${'A2B4'.repeat(6)}.${'C6D8'.repeat(16)}`],
  ['token-github', 'note', `remote ghp_${letters(36)} was refused`],
  ['token-github', 'note', `github_pat_${letters(82)}`],
  ['token-gitlab', 'note', `glpat-${letters(20)}`],
  ['token-google', 'url.query', `key=AIza${letters(35)}`],
  ['token-grafana', 'note', `glsa_${letters(32)}_${hex(8)}`],
  ['token-honeycomb', 'http.request.header.x-honeycomb-team', letters(22)],
  ['token-honeycomb', 'note', `hcaik_${hex(58)}`],
  ['token-huggingface', 'note', `hf_${letters(34)}`],
  ['token-linear', 'note', `lin_api_${letters(40)}`],
  ['token-newrelic', 'note', `NRAK-${'A1B2C3D4E'.repeat(3)}`],
  ['token-npm', 'note', `npm_${letters(36)}`],
  ['token-openai', 'note', ['sk', 'proj', letters(74)].join('-')],
  ['token-pypi', 'note', `pypi-${letters(60)}`],
  ['token-rollbar', 'request.headers.X-Rollbar-Access-Token', hex(32)],
  ['token-sendgrid', 'note', `SG.${letters(22)}.${letters(43)}`],
  ['token-sentry', 'note', `sntrys_${letters(60)}`],
  ['token-shopify', 'note', `shpat_${hex(32)}`],
  ['token-slack', 'note', `xoxb-${digits}-${letters(24)}`],
  ['token-slack', 'note', `https://hooks.slack.com/services/T${digits}/B${digits}/${letters(24)}`],
  ['token-stripe', 'note', `sk_live_${letters(24)}`],
  ['token-telegram', 'note', `123456789:AA${letters(33)}`],
];
