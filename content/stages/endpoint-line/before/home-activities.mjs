// #region shown
/** The home feed. It gets its logger handed in, as in the course. */
export function homeActivities(logger) {
  logger.info('Hello Cloudwatch! from  /api/activities/home');
  return [{ handle: 'Andrew Brown', message: 'Cloud is fun!' }];
}
// #endregion
