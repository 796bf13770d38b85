import { readActivities } from '../activities.mjs';

export async function home() {
  return readActivities();
}
