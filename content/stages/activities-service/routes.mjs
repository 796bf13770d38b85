import { select } from './database.mjs';

const columns = `uuid, handle, message, strftime(created_at, '%Y-%m-%dT%H:%M:%SZ') AS created_at,
  strftime(expires_at, '%Y-%m-%dT%H:%M:%SZ') AS expires_at, likes_count, replies_count, reposts_count`;

const activitiesWhere = (condition, values) =>
  select('activities', `SELECT ${columns} FROM activities WHERE ${condition} ORDER BY created_at DESC`, values);

async function show([uuid]) {
  const [activity = null] = await activitiesWhere('uuid = $1', [uuid]);
  return activity && { ...activity, replies: await activitiesWhere('reply_to = $1', [uuid]) };
}

/** What is answered, by the route's template and what stands in for its parameters. */
const routes = [
  { route: '/activities/home', answer: () => activitiesWhere('reply_to IS NULL') },
  { route: '/activities/notifications', answer: () => activitiesWhere('reply_to IS NOT NULL') },
  {
    route: '/users/{handle}/activities',
    answer: (given) => activitiesWhere('handle = $1 AND reply_to IS NULL', given),
  },
  { route: '/activities/{uuid}', answer: show },
  {
    route: '/message_groups',
    answer: () =>
      select(
        'message_groups',
        `SELECT uuid, handle, display_name, strftime(created_at, '%Y-%m-%dT%H:%M:%SZ') AS created_at
         FROM message_groups ORDER BY created_at DESC`,
      ),
  },
];

const compiled = routes.map(({ route, answer }) => {
  const pattern = new RegExp(`^${route.replaceAll(/\{\w+\}/g, '([^/]+)')}$`);
  return { route, answer, pattern };
});

/** The route a path belongs to, its parameters decoded; null where there is none. */
export function routeFor(path) {
  for (const { route, answer, pattern } of compiled) {
    const match = pattern.exec(path);
    if (match) return { route, answer: () => answer(match.slice(1).map(decodeURIComponent)) };
  }
  return null;
}
