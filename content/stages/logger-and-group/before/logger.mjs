import pino from 'pino';

// #region shown
export const logger = pino({ level: 'debug' }, process.stdout);
// #endregion
