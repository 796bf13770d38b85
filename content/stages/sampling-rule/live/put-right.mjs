import connector from 'aws-xray-sdk-core/dist/lib/middleware/sampling/service_connector.js';

// #region shown
// The daemon says in seconds how long a share is good for, and this SDK (3.12) reads them as milliseconds: each share
// has ended before it was granted, and no rule ever seems to be new. Here the times are put right.
const { fetchTargets } = connector;

connector.fetchTargets = (rules, callback) =>
  fetchTargets.call(connector, rules, (error, targets = {}, lastModified = 0) => {
    for (const target of Object.values(targets)) target.TTL *= 1000;
    callback(error, targets, lastModified * 1000);
  });
// #endregion
