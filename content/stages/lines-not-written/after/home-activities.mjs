import { logger } from './logger.mjs';

const handles = ['ada', 'alan', 'barbara', 'dorothy', 'edsger', 'grace', 'hedy', 'joan', 'katherine', 'mary'];

// #region shown
/** The home feed. */
export function homeActivities() {
  return handles.map((handle, at) => {
    logger.debug(`activity ${at}: handle=${handle}, looked up in the cache, taken as it is`);
    return { handle, message: 'Cloud is fun!' };
  });
}
// #endregion
