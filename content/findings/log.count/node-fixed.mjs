import { logs } from '@opentelemetry/api-logs';
import { readActivities } from '../activities.mjs';

export async function home() {
  const activities = readActivities();
  logs
    .getLogger('home.activities')
    .emit({ body: 'feed rendered', attributes: { 'app.result_length': activities.length } });
}
