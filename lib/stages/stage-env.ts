/** Variables by name. */
export type Variables = Readonly<Record<string, string>>;

const LINE = /^(?:export\s+)?([A-Za-z_]\w*)=(.*)$/;
const REFERENCE = /\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}/g;

const unquoted = (text: string): string => /^"(.*)"$/.exec(text)?.[1] ?? text;

/**
 * Reads a `stage.env`: lines of `NAME=value` as a shell and docker compose read them, with `#` comments, `${NAME}` for a
 * variable given from outside or set further up, and `${NAME:-value}` for one with a default. An unknown name is empty,
 * as in a shell.
 */
export function readStageEnv(text: string, given: Variables): Record<string, string> {
  const set: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const match = LINE.exec(line.trim());
    if (!match?.[1]) continue;
    const value = unquoted((match[2] ?? '').trim());
    set[match[1]] = value.replaceAll(REFERENCE, (_whole, name: string, fallback: string | undefined) => {
      return set[name] || given[name] || fallback || '';
    });
  }
  return set;
}

const passed = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'USERPROFILE'];

/**
 * The AWS SDK tells whoever runs it on Node 20 that its later versions want a later Node, in many lines of stderr. Its
 * version here is pinned, so that this would only hide what a stage itself has to say.
 */
const QUIET = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/**
 * What a stage may know of the machine. The student's own `OTEL_*`, `HONEYCOMB_*` and `NODE_OPTIONS` are kept from it:
 * a stage shows what its own files do.
 */
export function machineEnv(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = passed.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return { ...Object.fromEntries(entries), ...QUIET };
}
