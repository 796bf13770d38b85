import { logs } from '@opentelemetry/api-logs';

export async function home() {
  logs.getLogger('home.activities').emit({ severityText: 'INFO', body: 'feed rendered' });
}
