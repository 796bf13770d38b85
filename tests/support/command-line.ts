import { execFile } from 'node:child_process';

/**
 * The built command line, as its process ended. It is waited for without blocking: a test that stands still does not
 * notice that the app has closed an idle connection meanwhile, and would send its next request into it.
 */
export function spanwalk(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env } };
    const child = execFile(process.execPath, ['dist/cli.mjs', ...args], options, (_error, out, err) =>
      resolve({ status: child.exitCode ?? -1, out, err }),
    );
  });
}
