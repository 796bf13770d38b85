// #region shown
const REDACTED = '[REDACTED]';

/** What says by its name that its value is nobody's business. */
const secretName = /(?:authorization|cookie|password|secret|token|api_?key|email)$/i;

/** What is known by its looks, wherever it stands. The first group of each stays. */
const secretLooks = [
  /((?:password|secret|token|api_?key)["']?[=:]\s*["']?)[^\s&"',;]+/gi,
  /(\b(?:bearer|basic)\s+)[\w+/=.~-]{8,}/gi,
  /(\b)eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /(^|[^\w.+%-])[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/g,
  /([?&](?:x-amz-signature|x-amz-credential|signature|sig)=)[^\s&"]+/gi,
];

export const redactText = (text) => secretLooks.reduce((left, looks) => left.replace(looks, `$1${REDACTED}`), text);

function redactValue(key, value) {
  if (secretName.test(key)) return REDACTED;
  if (Array.isArray(value)) return value.map((each) => redactValue(key, each));
  return typeof value === 'string' ? redactText(value) : value;
}

export const redactAttributes = (attributes) =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, redactValue(key, value)]));
// #endregion
