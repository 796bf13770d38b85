import { logs } from '@opentelemetry/api-logs';

export async function home() {
  logs.getLogger('home.activities').emit({ severityText: 'ERROR', body: 'feed rendered' });
}
