import { readActivities } from '../activities.mjs';

export async function home() {
  const now = new Date().toISOString();
  return { now, activities: readActivities() };
}
