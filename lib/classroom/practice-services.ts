import type { Settings } from '../settings/settings.ts';

/**
 * The `service.name`s of our own senders: the practice backend and its second service, the classroom's pages, and the
 * stages. A student's own service has another, or it could not be told from them in a trace either.
 */
export const practiceServices = ({ serviceName }: Pick<Settings, 'serviceName'>): string[] => [
  serviceName,
  'activities-service',
  'frontend-next',
  'backend-node',
  'activities-node',
  'weather-partner',
];
