import { logs } from '@opentelemetry/api-logs';

export async function home() {
  const isVerbose = process.env.LOG_LEVEL === 'debug';
  if (isVerbose) logs.getLogger('home.activities').emit({ severityText: 'INFO', body: 'feed rendered' });
}
