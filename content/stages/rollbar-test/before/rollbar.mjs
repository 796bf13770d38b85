import Rollbar from 'rollbar';

// #region shown
export const rollbar = new Rollbar({
  accessToken: process.env.ROLLBAR_ACCESS_TOKEN,
  endpoint: process.env.ROLLBAR_ENDPOINT,
  environment: 'production',
  root: import.meta.dirname,
  reportLevel: 'error',
});
// #endregion
