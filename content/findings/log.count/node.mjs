import { logs } from '@opentelemetry/api-logs';
import { readActivities } from '../activities.mjs';

export async function home() {
  for (const activity of readActivities()) {
    logs.getLogger('home.activities').emit({ body: 'feed rendered', attributes: { 'app.activity_id': activity.id } });
  }
}
