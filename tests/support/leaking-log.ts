import { vi } from 'vitest';
import type { SecretsReport } from '../../lib/guard/finding.ts';
import type { RosteredApp, Student } from './rostered-app.ts';

/** Sends one log record by OTLP, filed under its own name, with an e-mail address in it. */
export async function sendLeakingLog(
  { app }: RosteredApp,
  { name, key, traceId }: { name: string; key: string; traceId: string },
): Promise<void> {
  const leak = { key: 'user.email', value: { stringValue: `${name}@example.org` } };
  const record = { traceId, timeUnixNano: '1795000000000000000', body: { stringValue: name }, attributes: [leak] };
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: name } }] };
  const headers = { 'content-type': 'application/json', 'x-honeycomb-team': key };
  const body = JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [{ logRecords: [record] }] }] });
  const { status } = await fetch(`${app.otlp}/v1/logs`, { method: 'POST', headers, body });
  if (status !== 200) throw new Error(`A log record was answered with ${status}.`);
}

/** The id of what the guard found in a service's telemetry, once it has looked through it. */
export function leakOf(classroom: RosteredApp, { headers }: Student, of: string): Promise<string> {
  const find = async (): Promise<string> => {
    const { findings } = await classroom.json<SecretsReport>('/classroom/secrets', { headers });
    const found = findings.find(({ service }) => service === of);
    if (found === undefined) throw new Error('The guard has not found what leaked yet.');
    return found.id;
  };
  return vi.waitFor(find, { timeout: 20_000, interval: 100 });
}
