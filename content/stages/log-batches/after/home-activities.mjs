/** The home feed. */
export const homeActivities = () => [{ handle: 'Andrew Brown', message: 'Cloud is fun!' }];
